import { readFileSync } from 'node:fs';

const call = /\bgraphql\(\s*(?:\/\* GraphQL \*\/\s*)?`([^`]*)`\s*,?\s*\)/g;
const generatedDocument = /export const (\w+) = new TypedDocumentString\(`([^`]*)`/g;

/**
 * Puts each GraphQL document, with the fragments it spreads, as plain text where graphql(`…`) is called, so that a page
 * carries its own documents and no page carries those of others.
 * @param {string} generated path of the file that codegen wrote
 * @returns {import('vite').Plugin}
 */
export function documents(generated) {
  /** @type {Map<string, string>} */
  let texts = new Map();
  const generatedFolder = generated.slice(0, generated.lastIndexOf('/') + 1);
  const read = () => {
    texts = new Map([...readFileSync(generated, 'utf8').matchAll(generatedDocument)].map(([, name, text]) => [name, text.replace(/\s+/g, ' ').trim()]));
  };
  return {
    name: 'danhmuc-documents',
    enforce: 'pre',
    buildStart() {
      this.addWatchFile(generated);
      read();
    },
    watchChange(id) {
      if (id === generated) read();
    },
    transform(code, id) {
      // After this transform nothing needs the generated code at run time: its types are all that counts.
      if (id.startsWith(generatedFolder)) return { code, map: null, moduleSideEffects: false };
      if (!/\.tsx?$/.test(id) || !code.includes('graphql(')) return null;
      const out = code.replace(call, (_, source) => {
        const [, kind, name] = /(query|mutation|subscription|fragment)\s+(\w+)/.exec(source) ?? [];
        if (kind === 'fragment') return '""';
        const text = texts.get(`${name}Document`);
        if (text === undefined) this.error(`${id}: no generated document for ${name}; run npm run codegen`);
        return JSON.stringify(text);
      });
      return out === code ? null : { code: out, map: null };
    },
  };
}
