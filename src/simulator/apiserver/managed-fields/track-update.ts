import type { Clock } from '../../../ports/clock.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject, ManagedFieldsEntry } from '../../../resources/kube-object.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { schemaOf } from '../schema/schemas.ts';
import { allFields } from './all-fields.ts';
import { withCollectiveOwner } from './collective-owner.ts';
import { compareFields } from './compare.ts';
import { difference, union } from './field-set.ts';
import { isSameManager, isServed, type Manager, readManagers, writeManagers } from './managers.ts';
import { ownedState, type WrittenPart } from './owned-state.ts';

/** Who writes which part of what kind. */
export interface Writing extends WrittenPart {
  readonly kind: Pick<ResourceKind, 'group' | 'version' | 'kind'>;
  readonly manager: string;
  readonly clock: Clock;
  /** Fills in what the writer left out. */
  applyDefaults?(object: KubeObject): void;
  /** The object as another version of its kind shows it; `undefined` for versions that show it as it is. */
  inVersion?(object: KubeObject, apiVersion: string): Promise<KubeObject> | undefined;
  /** Virtual resources have no owners of fields. */
  readonly tracked: boolean;
}

/**
 * Makes the writer the owner of the fields that it sets or changes; what is gone has no owner any more.
 *
 * @param current the stored object, `undefined` for a create
 * @param sent the new state, which gets the defaults of its kind; its own `managedFields` replace the stored ones, an empty list or entry clears them
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export const trackUpdate = <T extends KubeObject>(current: KubeObject | undefined, sent: T, writing: Writing): T => {
  if (!writing.tracked) return sent;
  writing.applyDefaults?.(sent);
  const { managedFields: given, ...metadata } = sent.metadata;
  if (current === undefined && given === undefined) return withManagers(sent, metadata, creators(sent, writing));
  const before = managersBefore(current, given, writing.subresource);
  if (before.length === 0 && current !== undefined && !isOfController(current)) return withManagers(sent, metadata, []);
  const { changed, removed } = compareFields(
    ownedState(current, writing),
    ownedState(sent, writing),
    schemaOf(writing.kind),
  );
  const isSame = changed.size + removed.size === 0;
  const managers = isSame ? before : updated(before, union(changed, removed), changed, writing);
  return withManagers(sent, metadata, writeManagers(withCollectiveOwner(managers)));
};

const withManagers = <T extends KubeObject>(
  sent: T,
  metadata: KubeObject['metadata'],
  managedFields: ManagedFieldsEntry[],
): T => ({ ...sent, metadata: managedFields.length === 0 ? metadata : { ...metadata, managedFields } });

/** Who creates an object owns all of it. */
const creators = (sent: KubeObject, writing: Writing): ManagedFieldsEntry[] => {
  const fieldsV1 = allFields(ownedState(sent, writing), schemaOf(writing.kind));
  if (Object.keys(fieldsV1).length === 0) return [];
  const { manager, kind, clock, subresource } = writing;
  const time = timestamp(clock.now());
  const entry = { manager, operation: 'Update', apiVersion: apiVersionOf(kind), time, fieldsType: 'FieldsV1' } as const;
  return [{ ...entry, fieldsV1, ...(subresource !== undefined && { subresource }) }];
};

/** None: nobody keeps account of this object's fields, until somebody applies it. */
const managersBefore = (
  current: KubeObject | undefined,
  given: readonly ManagedFieldsEntry[] | undefined,
  subresource: string | undefined,
): readonly Manager[] => {
  const [first] = given ?? [];
  const sent = subresource === undefined ? given : undefined;
  if (sent?.length === 0 || (sent?.length === 1 && first !== undefined && Object.values(first).every(isNothing)))
    return [];
  const managers = readManagers(sent);
  return managers.length > 0 ? managers : readManagers(current?.metadata.managedFields);
};

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What controllers make while a cluster is installed has no owners; it is not because a client has taken them away. */
const isOfController = ({ metadata: { ownerReferences } }: KubeObject): boolean =>
  ownerReferences?.some(({ controller }) => controller === true) === true;

const updated = (
  before: readonly Manager[],
  lost: ReadonlySet<string>,
  gained: ReadonlySet<string>,
  writing: Writing,
): Manager[] => {
  const self = {
    manager: writing.manager,
    operation: 'Update' as const,
    apiVersion: apiVersionOf(writing.kind),
    subresource: writing.subresource,
  };
  const own = before.find((each) => isSameManager(each, self));
  const others = before
    .filter((each) => each !== own && isServed(each, writing.kind))
    .map((each) => ({ ...each, fields: difference(each.fields, lost) }));
  const fields = union(difference(own?.fields ?? new Set(), lost), gained);
  // Who only removes fields takes none, so the time of that manager stays.
  if (gained.size === 0) return own === undefined ? others : [...others, { ...own, fields }];
  return [...others, { ...self, time: timestamp(writing.clock.now()), fields }];
};
