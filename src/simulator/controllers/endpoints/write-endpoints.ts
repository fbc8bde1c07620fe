import { endpointSliceKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { isNamespaceTerminating } from '../pod/pod-control.ts';
import { TRIGGER_TIME } from './trigger-time.ts';

/**
 * Writes the slices of an owner; slices are told apart by nothing but their place, and the ones that are too many go.
 *
 * @param owner the uid of the object that the slices go with
 * @param trigger when the change happened that they show
 */
export const writeSlices = async (
  owner: string | undefined,
  wanted: readonly KubeObject[],
  trigger: string | undefined,
  context: ControllerContext,
): Promise<void> => {
  const present = [...context.listers.of(endpointSliceKind).ownedBy(owner ?? '')];
  for (const slice of wanted) {
    const known = present.shift();
    const name = known?.metadata.name ?? `${slice.metadata.generateName}${context.random.suffix()}`;
    const named = { ...slice, metadata: { ...slice.metadata, name } } as KubeObject;
    await writeEndpoints(endpointSliceKind, named, known, trigger, context);
  }
  for (const { metadata } of present) await context.client.delete(endpointSliceKind, metadata.namespace, metadata.name);
};

/**
 * Writes one object unless it says all this already; in a namespace that goes, nothing new is made. Annotations are those that are
 * wanted, or where nothing is said of them, those that there are.
 */
export const writeEndpoints = async (
  kind: ResourceKind,
  wanted: KubeObject,
  known: KubeObject | undefined,
  trigger: string | undefined,
  { client }: ControllerContext,
): Promise<void> => {
  const { [TRIGGER_TIME]: _, ...others } = known?.metadata.annotations ?? {};
  const kept = wanted.metadata.annotations ?? others;
  if (known !== undefined && equal(content(known), content(wanted)) && equal(others, kept)) return;
  const annotations = { ...kept, ...(trigger && { [TRIGGER_TIME]: trigger }) };
  const { namespace, name, labels } = wanted.metadata;
  if (known !== undefined) {
    await client.modify(kind, namespace, name, (current) => ({
      ...wanted,
      metadata: { ...current.metadata, annotations, labels },
    }));
    return;
  }
  try {
    await client.create(kind, { ...wanted, metadata: { ...wanted.metadata, annotations } });
  } catch (error) {
    if (!isNamespaceTerminating(error)) throw error;
  }
};

const content = ({ metadata, ...rest }: KubeObject): unknown => ({ labels: metadata.labels, ...rest });
