import { type FieldError, invalid } from '../../../apimachinery/field-error.ts';

const MODE = 'service.kubernetes.io/topology-mode';
const HINTS = 'service.kubernetes.io/topology-aware-hints';

/** The finding about the two annotations that ask for traffic within a zone, of which the older one only repeats. */
export const validateTopologyMode = (annotations: Readonly<Record<string, string>> = {}): FieldError[] => {
  const { [MODE]: mode, [HINTS]: hints } = annotations;
  return mode === undefined || hints === undefined || mode === hints
    ? []
    : [invalid(`metadata.annotations[${MODE}]`, mode, `must match annotations[${HINTS}] when both are specified`)];
};
