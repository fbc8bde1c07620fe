import { equal } from './equality.ts';
import type { Schema } from './openapi-schema.ts';

/** The alternatives, as `anyOf`, of a value that is a number or a text. */
export const intOrString: readonly Schema[] = [{ type: 'integer' }, { type: 'string' }];

/** Whether alternatives say in plain words what `x-kubernetes-int-or-string` says. */
export const isIntOrString = (alternatives: readonly Schema[] | undefined): boolean => equal(alternatives, intOrString);
