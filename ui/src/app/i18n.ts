import { i18n, type Messages } from '@lingui/core';
import type { Language } from '~/lib/format';

const stored = 'dm-language';

/** The language chosen before on this computer; Vietnamese otherwise. */
export function chosenLanguage(): Language {
  try {
    return localStorage.getItem(stored) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

let pagesShown = false;

const shell = {
  vi: () => import('../locales/vi'),
  en: () => import('../locales/en'),
};
const pages = {
  vi: () => import('../locales/vi-pages'),
  en: () => import('../locales/en-pages'),
};

/** Loads a language's sentences and switches to it; remembered on this computer. */
export async function activate(language: Language): Promise<void> {
  const parts = await Promise.all([shell[language](), ...(pagesShown ? [pages[language]()] : [])]);
  i18n.loadAndActivate({ locale: language, messages: Object.assign({}, ...parts.map((part) => part.default)) as Messages });
  document.documentElement.lang = language;
  try {
    localStorage.setItem(stored, language);
  } catch {
    // Storage is switched off: the choice lasts for this page.
  }
}

/** The sentences of the pages, fetched beside the code of the first page that is opened. */
export async function loadPageSentences(): Promise<void> {
  if (pagesShown) return;
  const language: Language = i18n.locale === 'en' ? 'en' : 'vi';
  const part = await pages[language]();
  i18n.load(language, part.default);
  pagesShown = true;
}

export { i18n };
