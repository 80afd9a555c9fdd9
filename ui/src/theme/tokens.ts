// The only place where colours have numbers. Pages name tokens: var(--dm-acc), var(--dm-r-text), …

/** Indigo of the region's cloth, light to dark, as Mantine wants it: ten shades. */
export const cham = [
  '#EFF3FB', '#DEE7F8', '#BFCEEF', '#A5BBEC', '#8FAAE6', '#5F7FC8', '#3A5BA8', '#264489', '#1D356B', '#14264E',
] as const;

/** Mantine's two grey scales in our own neutrals, so that what it draws by itself sits in the palette. */
export const neutral = {
  gray: ['#F5F7FB', '#EFF2F8', '#E6EAF2', '#DCE1EB', '#C6CDDB', '#97A0B5', '#7F899F', '#5E6880', '#465069', '#161C2C'],
  dark: ['#E9ECF4', '#B6BDCE', '#97A0B5', '#7B859C', '#2F384C', '#202737', '#181D2A', '#181D2A', '#10141E', '#0E1628'],
} as const;

/** The six hues that may say how something stands. */
export type Hue = 'n' | 'b' | 'v' | 'a' | 'g' | 'r';

type Four = readonly [text: string, tint: string, border: string, fill: string];

interface Palette {
  tokens: Record<string, string>;
  hues: Record<Hue, Four>;
}

export const light: Palette = {
  tokens: {
    bg: '#F5F7FB', surface: '#FFFFFF', sub: '#EFF2F8', mute: '#F1F1F3', hdr: '#DAE5F8',
    line: '#DCE1EB', line2: '#7F899F', ink: '#161C2C', ink2: '#465069', ink3: '#5E6880',
    acc: '#264489', 'acc-h': '#1D356B', 'on-acc': '#FFFFFF', 'acc-t': '#264489', 'acc-s': '#E9EFFA', 'acc-l': '#BFCEEF',
    shadow: '0 8px 24px rgba(22, 28, 44, 0.14)', scrim: 'rgba(22, 28, 44, 0.4)',
  },
  hues: {
    n: ['#465069', '#EDF0F6', '#C6CDDB', '#828CA2'],
    b: ['#0B5C7A', '#E1F2F8', '#9ACCDD', '#2A86A8'],
    v: ['#673C9E', '#F1EBFA', '#CCB7E8', '#8458C2'],
    a: ['#7F4B00', '#FFF1D6', '#E8C27E', '#BF7C10'],
    g: ['#17633D', '#E2F4E9', '#9FD3B4', '#2E8B5B'],
    r: ['#A3221B', '#FDEBE9', '#EFB0AA', '#C2352C'],
  },
};

export const dark: Palette = {
  tokens: {
    bg: '#10141E', surface: '#181D2A', sub: '#202737', mute: '#22262F', hdr: '#283A63',
    line: '#2F384C', line2: '#7B859C', ink: '#E9ECF4', ink2: '#B6BDCE', ink3: '#97A0B5',
    acc: '#8FAAE6', 'acc-h': '#A8BEED', 'on-acc': '#0E1628', 'acc-t': '#A5BBEC', 'acc-s': '#1F2B47', 'acc-l': '#3A4F80',
    shadow: '0 8px 24px rgba(0, 0, 0, 0.5)', scrim: 'rgba(0, 0, 0, 0.6)',
  },
  hues: {
    n: ['#BCC3D3', '#262E40', '#414B62', '#6C7690'],
    b: ['#86CBE2', '#12303D', '#24566B', '#4BA6C6'],
    v: ['#C9AEF0', '#2C2142', '#523D78', '#9C78D6'],
    a: ['#F0C06A', '#372A10', '#6B5220', '#D9A03F'],
    g: ['#86D3A8', '#13311F', '#275C3D', '#4FA879'],
    r: ['#F7A49C', '#3E1B19', '#7A322D', '#E2665D'],
  },
};

/** One palette as custom properties: --dm-acc, --dm-r-text, --dm-r-tint, --dm-r-border, --dm-r-fill, … */
export function properties(palette: Palette): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(palette.tokens)) out[`--dm-${name}`] = value;
  for (const [hue, [text, tint, border, fill]] of Object.entries(palette.hues)) {
    out[`--dm-${hue}-text`] = text;
    out[`--dm-${hue}-tint`] = tint;
    out[`--dm-${hue}-border`] = border;
    out[`--dm-${hue}-fill`] = fill;
  }
  return out;
}
