import type { KubeObject } from '../../../resources/kube-object.ts';
import { type AdmissionAttributes, admit } from '../admission.ts';
import { copyOf } from '../copy-of.ts';
import { invalidObject } from '../field-error.ts';
import { validateCommonChange } from '../object-meta.ts';
import type { RequestContext } from '../request-context.ts';
import type { RegistryStore } from './registry-store.ts';
import { type Strategy, writtenWithStatus } from './strategy.ts';

/**
 * The next state of an object whose status is written: everything else stays as it was.
 *
 * @throws StatusError of whoever refuses, 422 with the strategy's findings
 */
export const nextStatus = async (
  { strategy, kind, machinery: { subresources } }: RegistryStore,
  context: RequestContext,
  sent: KubeObject,
  old: KubeObject,
): Promise<KubeObject> => {
  const { name } = old.metadata;
  const write: AdmissionAttributes = {
    operation: 'UPDATE',
    kind,
    subresource: 'status',
    name,
    context,
    object: { ...sent },
    old,
  };
  const admitted = admit(subresources?.mutating ?? [], write);
  if (admitted !== undefined) await admitted;
  const object = withStatusOf(write.object, old, strategy.statusKeeps);
  const prepared = strategy.prepareForStatusUpdate?.(object, old, context, write.object);
  if (prepared !== undefined) await prepared;
  const common = object.metadata === old.metadata ? [] : validateCommonChange(object, old);
  const findings = [...common, ...((await strategy.validateStatusUpdate?.(object, old, context)) ?? [])];
  if (findings.length > 0) throw invalidObject(kind, name, findings);
  const validated = admit(subresources?.validating ?? [], { ...write, object });
  if (validated !== undefined) await validated;
  return object;
};

/** What stays as it was is shared with the old state: there are more writes of status than of all else. */
const withStatusOf = (
  sent: KubeObject & { status?: unknown },
  old: KubeObject & { status?: unknown },
  keeps: Strategy['statusKeeps'],
): KubeObject => {
  const { status: _, ...kept } = old;
  const object: KubeObject & { status?: unknown } = kept;
  if (sent.metadata !== old.metadata) object.metadata = statusMetadata(sent, old, keeps);
  if (sent.status !== undefined) object.status = copyOf(sent.status);
  return object;
};

/** A write of the status may set these, too; without them they stay. */
const statusMetadata = (
  { metadata: sent }: KubeObject,
  old: KubeObject,
  keeps: Strategy['statusKeeps'],
): KubeObject['metadata'] => {
  const metadata = { ...old.metadata };
  for (const field of writtenWithStatus(keeps))
    if (Object.keys(sent[field] ?? {}).length > 0) metadata[field] = copyOf(sent[field]) as Record<string, string>;
  if (sent.managedFields !== undefined) metadata.managedFields = copyOf(sent.managedFields);
  return metadata;
};
