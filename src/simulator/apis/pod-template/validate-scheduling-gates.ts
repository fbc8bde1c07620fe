import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { duplicate, type FieldError, forbiddenField, invalid } from '../../apimachinery/field-error.ts';

type Gates = NonNullable<PodSpec['schedulingGates']>;

/** The findings about what keeps a pod from being given a node. */
export const validateSchedulingGates = (gates: Gates, path: string): FieldError[] =>
  gates.flatMap(({ name = '' }, index) => [
    ...qualifiedName(name).map((text) => invalid(`${path}[${index}]`, name, text)),
    ...(gates.findIndex((gate) => gate.name === name) < index ? [duplicate(`${path}[${index}]`, name)] : []),
  ]);

/** The findings about gates of a pod that changed: they open one after the other, and none is added. */
export const validateOpenedGates = (gates: Gates, before: Gates, path: string): FieldError[] =>
  gates.flatMap(({ name }, index) =>
    before.some((gate) => gate.name === name)
      ? []
      : [forbiddenField(`${path}[${index}].name`, `only deletion is allowed, but found new scheduling gate '${name}'`)],
  );
