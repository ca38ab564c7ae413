import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The languages of the site. */
export const languages = ['en', 'pl', 'sl', 'ru', 'it'] as const;
export type Language = (typeof languages)[number];

/** The tools that the built site has for other pages. */
export const tools = readdirSync(join(project, 'dist/embed'));

/** The stages of the journey in their order. */
export const stages = [
  'awareness',
  'interest',
  'consideration',
  'purchase',
  'engagement',
  'satisfaction',
  'repurchase',
  'curiosity',
  'loyalty',
  'recommendation',
];

/** The method pages beside the first. */
export const chapters = ['surveys', 'economics', 'models'];

/** Every page of a language, below the language. */
export const pages = ['', 'nev/', 'ltv/', 'ltv/drivers/', 'ltv/retention/', 'ltv/segments/', 'ltv/cohorts/', 'journey/', 'method/', ...chapters.map((chapter) => `method/${chapter}/`), 'privacy/', 'embed/', ...stages.map((stage) => `journey/${stage}/`)];

/** The folders of the built site that hold a page in a language. */
export function builtPages(): string[] {
  const files = readdirSync(join(project, 'dist'), { recursive: true, encoding: 'utf8' });
  const pages = files.filter((file) => file.endsWith(`${sep}index.html`)).map((file) => file.split(sep).slice(0, -1).join('/') + '/');
  return pages.filter((page) => !/^(v\/[^/]+\/)?embed\//.test(page)).sort();
}

const catalogues = new Map(languages.map((language) => [language, read(language)]));

function read(language: Language): Map<string, string> {
  const folder = join(project, 'src/content/locales', language);
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  const texts = lines.filter((line) => line.includes('=') && !line.startsWith('#'));
  return new Map(texts.map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]));
}

/** The text of the site under `key`, with its `{name}`s filled in. */
export function text(language: Language, key: string, values: Record<string, string> = {}): string {
  const found = catalogues.get(language)!.get(key);
  if (found === undefined) throw new Error(`no text ${key} in ${language}`);
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The form of the text under `key` that goes with `count`. */
export function counted(language: Language, key: string, count: number): string {
  const form = new Intl.PluralRules(language).select(count);
  return text(language, `${key}.${form}`, { n: new Intl.NumberFormat(language).format(count) });
}

/** The currency that amounts have in a language before the visitor chooses one. */
export const currencies: Record<Language, string> = { en: 'EUR', pl: 'PLN', sl: 'EUR', ru: 'RUB', it: 'EUR' };

/** By what the amounts of the examples are multiplied, which are thought of in euros. */
export const priceLevels: Record<Language, number> = { en: 1, pl: 4, sl: 1, ru: 100, it: 1 };

/** An amount of money as a language writes it, with a minus where Intl has a hyphen. */
export function money(language: Language, amount: number, currency = currencies[language]): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(language, options).format(amount).replace('-', '−');
}
