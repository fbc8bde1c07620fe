import type { ScalarTag, SchemaOptions } from 'yaml';
import { exactNumber } from '../values/exact-json.ts';

const core = (name: string): string => `tag:yaml.org,2002:${name}`;

const nothing: ScalarTag = { tag: core('null'), default: true, test: /^(?:~|null|Null|NULL|)$/, resolve: () => null };

const boolean: ScalarTag = {
  tag: core('bool'),
  default: true,
  test: /^(?:[yYnN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  resolve: (text) => /^(?:y|t|on$)/i.test(text),
};

/** One that has no place in 64 bits is a number with a point. */
const integer: ScalarTag = {
  tag: core('int'),
  default: true,
  test: /^[-+]?(?:0x[\da-f_]*[\da-f]_*|0o[0-7_]*[0-7]_*|0b[01_]*[01]_*|0[0-7_]*|[1-9][\d_]*)$/i,
  resolve: (text) => {
    const [, sign, prefix = '', digits = ''] = /^([-+]?)(0[xob]|0(?=\d))?(.*)$/i.exec(text.replaceAll('_', '')) ?? [];
    const value = BigInt(`${prefix === '0' ? '0o' : prefix.toLowerCase()}${digits}`);
    return exactNumber(sign === '-' ? -value : value);
  },
};

/** One that is too large for a number is a text. */
const float: ScalarTag = {
  tag: core('float'),
  default: true,
  test: /^[-+]?(?:\.\d[\d_]*|\d[\d_]*(?:\.[\d_]*)?)(?:e[-+]?[\d_]+)?$/i,
  resolve: (text) => {
    const value = Number(text.replaceAll('_', ''));
    return Number.isFinite(value) ? value : text;
  },
};

const endless: ScalarTag = {
  tag: core('float'),
  default: true,
  test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  resolve: (text) => (/nan/i.test(text) ? Number.NaN : text.startsWith('-') ? -Infinity : Infinity),
};

const binary: ScalarTag = {
  tag: core('binary'),
  default: false,
  resolve: (text, onError) => {
    const content = text.replaceAll(/\s/g, '');
    if (!/^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/i.test(content))
      onError('!!binary value contains invalid base64 data');
    return Buffer.from(content, 'base64').toString();
  },
};

/**
 * How the YAML library reads what people send to an API server, or hand to its clients. Kubernetes' reader knows the booleans and
 * octal numbers of YAML 1.1, those of 1.2 besides, and neither dates nor numbers with colons.
 *
 * @see https://pkg.go.dev/sigs.k8s.io/yaml
 */
export const goYaml: SchemaOptions & { readonly logLevel: 'error' } = {
  schema: 'failsafe',
  customTags: [nothing, boolean, integer, float, endless, binary],
  merge: true,
  logLevel: 'error',
};
