import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import { OcError } from '../../oc-error.ts';
import { goText } from '../../output/go-text.ts';
import { valuesAt } from '../../output/jsonpath/jsonpath.ts';

/** What `oc wait` waits for. */
export interface WaitGoal {
  readonly deleted: boolean;
  reached(object: KubeObject): boolean;
}

/**
 * Reads `--for`.
 *
 * @throws OcError when it says nothing that can be waited for
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_wait/
 */
export const waitGoal = (text: string): WaitGoal => {
  if (text.toLowerCase() === 'delete') return { deleted: true, reached: () => false };
  if (text.toLowerCase() === 'create') return { deleted: false, reached: () => true };
  if (text.startsWith('condition=')) return { deleted: false, reached: conditionGoal(text.slice('condition='.length)) };
  if (text.startsWith('jsonpath=')) return { deleted: false, reached: valueGoal(text.slice('jsonpath='.length)) };
  throw new OcError(`unrecognized condition: ${JSON.stringify(text)}`);
};

/** What was said of an earlier generation of the object does not count. */
const conditionGoal = (text: string): WaitGoal['reached'] => {
  const at = text.indexOf('=');
  const [type, wanted] = at < 0 ? [text, 'true'] : [text.slice(0, at), text.slice(at + 1)];
  return (object) => {
    const { conditions = [], observedGeneration } = (object as Observed).status ?? {};
    const condition = conditions.find((each) => each.type.toLowerCase() === type.toLowerCase());
    const observed = condition?.observedGeneration ?? observedGeneration;
    const isOld = observed !== undefined && observed < (object.metadata.generation ?? 0);
    return !isOld && condition?.status.toLowerCase() === wanted.toLowerCase();
  };
};

interface Observed {
  readonly status?: {
    readonly conditions?: readonly (Condition & { readonly observedGeneration?: number })[];
    readonly observedGeneration?: number;
  };
}

const valueGoal = (text: string): WaitGoal['reached'] => {
  const [expression = '', value, ...more] = split(text.replace(/^(['"])(.*?)\1/, '$2'));
  if (more.length > 0)
    throw new OcError(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    );
  const wanted = value?.replace(/^['"]+|['"]+$/g, '');
  if (wanted === '')
    throw new OcError(
      "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    );
  if (expression === '') throw new OcError('jsonpath expression cannot be empty');
  return (object) => valuesAt(expression, object).some((found) => wanted === undefined || goText(found) === wanted);
};

/** At single equals signs; two stand in comparisons. */
const split = (text: string): string[] => text.split(/(?<!=)=(?!=)/);
