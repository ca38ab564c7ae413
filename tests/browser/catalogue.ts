import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');

const locales = join(project, 'src/content/locales');

/** The code of a language: the name of its folder. */
export type Language = string;

/** The languages of the site. */
export const languages: Language[] = readdirSync(locales).sort((one, other) => Number(other === 'en') - Number(one === 'en'));

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

/** The folders of the built site that hold a page in a language. */
export function builtPages(): string[] {
  const files = readdirSync(join(project, 'dist'), { recursive: true, encoding: 'utf8' });
  const pages = files.filter((file) => file.endsWith(`${sep}index.html`)).map((file) => file.split(sep).slice(0, -1).join('/') + '/');
  return pages.filter((page) => !/^(v\/[^/]+\/)?embed\//.test(page)).sort();
}

/** Every page of a language, below the language. */
export const pages = builtPages().filter((page) => page.startsWith('en/')).map((page) => page.slice('en/'.length));

const catalogues = new Map(languages.map((language) => [language, read(language)]));

function read(language: Language): Map<string, string> {
  const folder = join(locales, language);
  const files = readdirSync(folder).filter((file) => !['language.properties', 'examples.properties'].includes(file));
  const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
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
export const currencies = Object.fromEntries(languages.map((language) => [language, currencyOf(language)]));

function currencyOf(language: Language): string {
  const facts = readFileSync(join(locales, language, 'language.properties'), 'utf8');
  return /^currency = (\w+)$/m.exec(facts)![1]!;
}

/** By what the amounts of the examples are multiplied, which are thought of in euros. */
export const priceLevels = Object.fromEntries(languages.map((language) => [language, ({ PLN: 4, RUB: 100 } as Record<string, number>)[currencies[language]!] ?? 1])) as Record<Language, number>;

/** An amount of money as a language writes it, with a minus where Intl has a hyphen. */
export function money(language: Language, amount: number, currency = currencies[language]!): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(language, options).format(amount).replace('-', '−');
}
