import { i18n } from '@lingui/core';
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

const sentences = {
  vi: () => import('../locales/vi'),
  en: () => import('../locales/en'),
};

/** Loads a language's sentences and switches to it; remembered on this computer. */
export async function activate(language: Language): Promise<void> {
  const { default: messages } = await sentences[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
  try {
    localStorage.setItem(stored, language);
  } catch {
    // Storage is switched off: the choice lasts for this page.
  }
}

export { i18n };
