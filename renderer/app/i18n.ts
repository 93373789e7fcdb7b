import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogues, namespaces, type Language } from '../../shared/i18n';

/** All texts are in the bundle: nothing is fetched, and the first screen has its words. React escapes, so i18next must not. */
export async function startTexts(language: Language): Promise<i18n> {
  const texts = createInstance();
  await texts.use(initReactI18next).init({ lng: language, fallbackLng: 'da', ns: namespaces, defaultNS: 'common', resources: catalogues, interpolation: { escapeValue: false }, returnNull: false });
  return texts;
}
