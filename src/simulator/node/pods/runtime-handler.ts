import { runtimeClassKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { PodContext } from './kubelet-context.ts';

/** What CRI-O runs containers with on a node of OpenShift. */
const HANDLERS = new Map([
  ['crun', '0xc000506000'],
  ['runc', '0xc000506140'],
]);

/**
 * Why no sandbox can be made for a pod: nobody runs containers by the name of its runtime class; `undefined` when somebody does.
 *
 * @see https://github.com/cri-o/cri-o/blob/v1.32.0/internal/oci/oci.go
 * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
 */
export const missingHandler = ({ pod: { spec }, listers }: PodContext): string | undefined => {
  const { runtimeClassName } = spec;
  if (!runtimeClassName) return undefined;
  const runtimeClass = listers.of<KubeObject & { handler?: string }>(runtimeClassKind).get(undefined, runtimeClassName);
  if (runtimeClass === undefined) return `runtimeclass.node.k8s.io "${runtimeClassName}" not found`;
  const { handler = '' } = runtimeClass;
  if (handler === '' || HANDLERS.has(handler)) return undefined;
  const known = [...HANDLERS].map((each) => each.join(':')).join(' ');
  return `rpc error: code = Unknown desc = failed to find runtime handler ${handler} from runtime list map[${known}]`;
};
