import type { Schema } from '../facts/load-facts.ts';
import { referredName, resolved } from './schemas.ts';

/** The Go type that a schema was made from, as error messages name it: `int32`, `[]v1.Container`, `map[string]string`. */
export const goTypeName = (schema: Schema): string => {
  const name = referredName(schema);
  const target = resolved(schema);
  if (name !== undefined && (target.properties !== undefined || target.type === 'object'))
    return name.split('.').slice(-2).join('.');
  switch (target.type) {
    case 'integer':
      return target.format === 'int64' ? 'int64' : 'int32';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float64';
    case 'array':
      return `[]${goTypeName(target.items ?? {})}`;
    case 'object':
      return `map[string]${goTypeName(typeof target.additionalProperties === 'object' ? target.additionalProperties : {})}`;
    default:
      return target.type ?? 'interface {}';
  }
};
