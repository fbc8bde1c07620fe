import type { Environment } from '@marcbachmann/cel-js';
import { dns1035Label, dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { labelValue, qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { requestUrlError } from '../validation/url-error.ts';
import type { OptionalValues } from './optional-functions.ts';

/** A format of texts that a rule asks for by its name: `format.dns1123Label()`. */
export class NamedFormat {
  readonly name: string;
  /** How long the pattern behind it is, by which the cost of a check is reckoned. */
  readonly patternLength: number;
  readonly problemsOf: (text: string) => readonly string[];

  constructor(name: string, patternLength: number, problemsOf: (text: string) => readonly string[]) {
    this.name = name;
    this.patternLength = patternLength;
    this.problemsOf = problemsOf;
  }
}

/** What a name begins with; a dash at its end is taken as if something followed. */
const asPrefix = (text: string): string => (text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text);

const pattern =
  (isRight: (text: string) => boolean, otherwise: string) =>
  (text: string): string[] =>
    isRight(text) ? [] : [otherwise];

const isDate = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const isMoment = (text: string): boolean => {
  const [date = '', time = ''] = text.toLowerCase().split('t');
  const [, hour = '99', minute = '99', second = '99'] = TIME.exec(time) ?? [];
  return isDate(date) && hour <= '23' && minute <= '59' && second <= '59';
};

const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/;
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;

const FORMATS: Readonly<Record<string, NamedFormat>> = {
  dns1123Label: new NamedFormat('DNS1123Label', 30, dnsLabel),
  dns1123Subdomain: new NamedFormat('DNS1123Subdomain', 60, dnsSubdomain),
  dns1035Label: new NamedFormat('DNS1035Label', 30, dns1035Label),
  qualifiedName: new NamedFormat('QualifiedName', 60, qualifiedName),
  dns1123LabelPrefix: new NamedFormat('DNS1123LabelPrefix', 30, (text) => dnsLabel(asPrefix(text))),
  dns1123SubdomainPrefix: new NamedFormat('DNS1123SubdomainPrefix', 60, (text) => dnsSubdomain(asPrefix(text))),
  dns1035LabelPrefix: new NamedFormat('DNS1035LabelPrefix', 30, (text) => dns1035Label(asPrefix(text))),
  labelValue: new NamedFormat('LabelValue', 40, labelValue),
  uri: new NamedFormat('URI', 1104, (text) => {
    const wrong = requestUrlError(text);
    return wrong === undefined ? [] : [wrong];
  }),
  uuid: new NamedFormat(
    'uuid',
    70,
    pattern((text) => UUID.test(text), 'does not match the UUID format'),
  ),
  byte: new NamedFormat(
    'byte',
    84,
    pattern((text) => BASE64.test(text), 'invalid base64'),
  ),
  date: new NamedFormat('date', 71, pattern(isDate, 'invalid date')),
  datetime: new NamedFormat('datetime', 71, pattern(isMoment, 'invalid datetime')),
};

/**
 * Formats by name, and what is wrong with a text by one.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-format-library
 */
export const addNamedFormats =
  (Optional: OptionalValues) =>
  (environment: Environment): void => {
    class Formats {}
    environment
      .registerType(TYPE, { ctor: NamedFormat, fields: {} })
      .registerType('FormatNamespace', { ctor: Formats, fields: {} })
      .registerConstant('format', 'FormatNamespace', new Formats())
      .registerFunction(`FormatNamespace.named(string): optional<${TYPE}>`, (_: unknown, name: string) =>
        Object.hasOwn(FORMATS, name) ? Optional.of(FORMATS[name]) : Optional.none(),
      )
      .registerFunction(`${TYPE}.validate(string): optional<list<string>>`, (format: NamedFormat, text: string) => {
        const problems = format.problemsOf(text);
        return problems.length === 0 ? Optional.none() : Optional.of([...problems]);
      })
      .registerOperator(`${TYPE} == ${TYPE}`, (one: NamedFormat, other: NamedFormat) => one.name === other.name);
    for (const [name, format] of Object.entries(FORMATS))
      environment.registerFunction(`FormatNamespace.${name}(): ${TYPE}`, () => format);
  };

const TYPE = 'kubernetes.NamedFormat';
