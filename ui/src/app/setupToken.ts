/** The token of a setup link: its fragment is "#TOKEN" or "#token=TOKEN". */
export function setupToken(hash: string): string {
  const fragment = hash.replace(/^#/u, '');
  return fragment.startsWith('token=') ? (new URLSearchParams(fragment).get('token') ?? '') : fragment;
}
