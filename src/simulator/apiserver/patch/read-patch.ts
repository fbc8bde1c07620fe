import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { withDistinctOwners } from '../../apimachinery/distinct-owners.ts';
import { forbiddenField, invalidObject } from '../../apimachinery/field-error.ts';
import type { Change } from '../../apimachinery/rest-storage.ts';
import { conflict, notFound } from '../../apimachinery/status-error.ts';
import { mediaType, unknownMediaType, unsupportedMediaType } from '../body/decode-body.ts';
import { BODY_LIMIT } from '../body/decode-object.ts';
import { isCustomResource } from '../discovery/custom-group.ts';
import { inOtherVersions } from '../managed-fields/other-versions.ts';
import { trackUpdate, type Writing } from '../managed-fields/track-update.ts';
import type { ResourceApiRequest } from '../reply.ts';
import type { WriteOptions } from '../request/write-options.ts';
import { header } from '../transport/exchange.ts';
import { applyPatch } from './apply-patch.ts';
import { jsonPatch, parseOperations } from './json-patch.ts';
import { mergePatch, parseMergePatch } from './merge-patch.ts';
import { patchFindings } from './patch-findings.ts';
import { patchTypes } from './patch-types.ts';
import { patchedFields } from './patched-fields.ts';
import { parseStrategicMergePatch, strategicMergePatch } from './strategic-merge-patch.ts';

/** A patch of a kind of object: `target` is the kind of the body, which for a subresource may be another. */
export type PatchTarget = Pick<ResourceKind, 'group' | 'version' | 'kind' | 'plural'>;

/** What a PATCH does to the stored object. */
export interface ReadPatch {
  readonly change: Change;
  /** Whether it makes the object when there is none. */
  readonly creates: boolean;
}

type Patching = (current: KubeObject) => KubeObject;

/**
 * Reads the body of a PATCH.
 *
 * @throws StatusError 400 for a malformed patch, 415 for an unknown type; the change throws 422 when it does not fit the object
 */
export const readPatch = async (
  request: ResourceApiRequest,
  kind: PatchTarget,
  writing: Writing,
  options: WriteOptions,
): Promise<ReadPatch> => {
  const type = mediaType(header(request.exchange.headers, 'content-type'));
  const isCustom = isCustomResource(kind);
  const types = patchTypes(isCustom);
  if (!types.includes(type)) throw isCustom ? unsupportedMediaType(types) : unknownMediaType();
  if (options.force && type !== 'application/apply-patch+yaml')
    throw invalidObject({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', [
      forbiddenField('force', 'may not be specified for non-apply patch'),
    ]);
  const body = await request.exchange.readBody(BODY_LIMIT);
  if (type === 'application/apply-patch+yaml') {
    const apply = await applyPatch(body, { ...writing, kind }, options, request.context.warnings);
    const change: Change = async (current) => {
      const applied = await apply(current);
      if (current === undefined) hasNoUid(applied, kind, request.target.name ?? '');
      return applied;
    };
    return { change, creates: true };
  }
  const { fieldValidation: validation } = options;
  const validates = validation !== 'Ignore';
  const { patch, patching } = patchingOf(type, body, kind, validates);
  const complaints = validates ? patchFindings(body, patch) : [];
  const change: Change = (current) => {
    if (current === undefined) throw notFound(kind, request.target.name ?? '');
    const patched = patching(current) as unknown as Record<string, unknown>;
    const check = { value: patched, kind, validation, warnings: request.context.warnings, complaints };
    const checked = patchedFields(
      check,
      current,
      type === 'application/strategic-merge-patch+json' ? patch : undefined,
    );
    checked['metadata'] ??= {};
    withDistinctOwners(checked as unknown as KubeObject, request.context.warnings, ' after mutating admission happens');
    return inOtherVersions(current, trackUpdate(current, checked as unknown as KubeObject, writing), writing);
  };
  return { change, creates: false };
};

const patchingOf = (
  type: string,
  body: Buffer,
  kind: PatchTarget,
  validates: boolean,
): { patch: unknown; patching: Patching } => {
  if (type === 'application/json-patch+json') {
    const patch = parseOperations(body, validates);
    return { patch, patching: jsonPatch(patch) };
  }
  if (type === 'application/merge-patch+json') {
    const patch = parseMergePatch(body, validates);
    return { patch, patching: mergePatch(patch) };
  }
  const patch = parseStrategicMergePatch(body);
  return { patch, patching: strategicMergePatch(patch, kind) };
};

const hasNoUid = ({ metadata: { uid } }: KubeObject, kind: PatchTarget, name: string): void => {
  if (uid)
    throw conflict(
      kind,
      name,
      `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`,
    );
};
