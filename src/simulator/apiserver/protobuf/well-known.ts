import { jsonSyntaxError } from '../../../image/json-syntax-error.ts';
import { parseExactJson } from '../../../resources/values/exact-json.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';

type Fields = Record<string, unknown>;

/** A message that JSON writes as a single value. */
interface WellKnown {
  toJson(fields: Fields): unknown;
  fromJson(value: unknown): Fields;
  /** Whether fields of this type are pointers, so that `false` is a value there. */
  readonly pointer?: boolean;
}

const META = 'k8s.io.apimachinery.pkg.apis.meta.v1.';
const SCHEMAS = 'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.';

const time = (digits: 0 | 6): WellKnown => ({
  toJson: ({ seconds, nanos = 0 }) => {
    if (seconds === undefined) return null;
    const milliseconds = Number(seconds) * 1000;
    return digits === 0
      ? timestamp(milliseconds)
      : `${timestamp(milliseconds).slice(0, 19)}.${String(Math.trunc(Number(nanos) / 1000)).padStart(6, '0')}Z`;
  },
  fromJson: (value) => {
    const fraction = /\.(\d+)/.exec(String(value))?.[1] ?? '';
    return { seconds: Math.floor(Date.parse(String(value)) / 1000), nanos: Number(fraction.padEnd(9, '0')) };
  },
});

const raw: WellKnown = {
  toJson: ({ raw: bytes = '' }) => {
    const text = Buffer.from(String(bytes), 'base64').toString();
    if (text === '') return null;
    try {
      return parseExactJson(text);
    } catch (error) {
      throw badRequest(`json: error calling MarshalJSON for type *runtime.RawExtension: ${jsonSyntaxError(text)}`);
    }
  },
  fromJson: (value) => ({ raw: Buffer.from(JSON.stringify(value)).toString('base64') }),
};

const items: WellKnown = { toJson: ({ items: list = [] }) => list, fromJson: (value) => ({ items: value }) };

/** A schema, or something simpler in its place. */
const schemaOr = (other: string, isOther: (value: unknown) => boolean, absent: unknown): WellKnown => ({
  pointer: true,
  toJson: ({ schema, [other]: value = absent }) => schema ?? value,
  fromJson: (value) => (isOther(value) ? { [other]: value } : { schema: value }),
});

/** Messages whose JSON form is not an object with their fields, by name. */
export const wellKnown: Readonly<Record<string, WellKnown>> = {
  [`${META}Time`]: time(0),
  [`${META}Timestamp`]: time(0),
  [`${META}MicroTime`]: time(6),
  [`${META}FieldsV1`]: {
    toJson: ({ Raw: bytes = '' }) => JSON.parse(Buffer.from(String(bytes), 'base64').toString() || '{}'),
    fromJson: (value) => ({ Raw: Buffer.from(JSON.stringify(value)).toString('base64') }),
  },
  [`${META}Duration`]: {
    toJson: ({ duration = 0 }) => `${Number(duration) / 1e9}s`,
    fromJson: (value) => ({ duration: Number.parseFloat(String(value)) * 1e9 }),
  },
  [`${META}Verbs`]: items,
  'k8s.io.api.authentication.v1.ExtraValue': items,
  'k8s.io.api.authorization.v1.ExtraValue': items,
  'k8s.io.api.certificates.v1.ExtraValue': items,
  'github.com.openshift.api.apps.v1.DeploymentTriggerPolicies': items,
  'github.com.openshift.api.template.v1.ExtraValue': items,
  'github.com.openshift.api.user.v1.OptionalNames': items,
  'github.com.openshift.api.authorization.v1.OptionalNames': items,
  'github.com.openshift.api.authorization.v1.OptionalScopes': items,
  'github.com.openshift.api.build.v1.OptionalNodeSelector': items,
  'k8s.io.apimachinery.pkg.api.resource.Quantity': {
    toJson: ({ string = '' }) => string,
    fromJson: (value) => ({ string: String(value) }),
  },
  'k8s.io.apimachinery.pkg.util.intstr.IntOrString': {
    toJson: ({ type = 0, intVal = 0, strVal = '' }) => (type === 1 ? strVal : intVal),
    fromJson: (value) =>
      typeof value === 'number' ? { type: 0, intVal: value, strVal: '' } : { type: 1, intVal: 0, strVal: value },
  },
  'k8s.io.apimachinery.pkg.runtime.RawExtension': raw,
  [`${SCHEMAS}JSON`]: { ...raw, pointer: true },
  [`${SCHEMAS}JSONSchemaPropsOrArray`]: schemaOr('jSONSchemas', Array.isArray, []),
  [`${SCHEMAS}JSONSchemaPropsOrBool`]: schemaOr('allows', (value) => typeof value === 'boolean', false),
  [`${SCHEMAS}JSONSchemaPropsOrStringArray`]: schemaOr('property', Array.isArray, []),
};
