import type { Build } from '../../../resources/builds/build.ts';
import { hasEnded } from '../../../resources/builds/build.ts';
import { buildKind } from '../../../resources/kinds/kinds.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { equal } from '../../apimachinery/equality.ts';
import { duplicate, type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { applyDefaultsToBuild, manageConditions } from './builds.ts';

/**
 * `builds/<name>/details`: how the builder, in its pod, tells what it has found and made: the revision of the source, the
 * digest of the image, the stages, and why it failed. All else stays as it is; so does the phase, unless the build has ended.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apiserver/registry/build/strategy.go
 */
export const buildDetails = (machinery: Machinery): Subresource => {
  const builds = new RegistryStore<Build>(buildKind, machinery, {
    applyDefaults: applyDefaultsToBuild,
    prepareForUpdate: (build, old) => {
      takeDetails(build, old);
      manageConditions(build, machinery);
    },
    validateUpdate: validateRevision,
  });
  return {
    kind: buildKind,
    refusesPatches: true,
    update: (context, name, change) => builds.update(context, name, change),
  };
};

const takeDetails = (build: Build, old: Build): void => {
  const { spec, status } = build;
  const kept = copyOf(old);
  const { reason: _, message: __, stages: ___, ...before } = kept.status ?? { phase: 'New' as const };
  build.metadata = { ...kept.metadata, resourceVersion: build.metadata.resourceVersion as string };
  build.spec = kept.spec;
  if (spec.revision) build.spec.revision = spec.revision;
  else delete build.spec.revision;
  build.status = {
    ...before,
    ...(hasEnded({ ...build, ...(status && { status }) }) && status && { phase: status.phase }),
    ...(status?.reason && { reason: status.reason }),
    ...(status?.message && { message: status.message }),
    ...(status?.stages && { stages: status.stages }),
    output: { ...(status?.output?.to && { to: status.output.to }) },
  };
};

const validateRevision = ({ spec }: Build, { spec: old }: Build): FieldError[] => {
  if (!old.revision || equal(spec.revision, old.revision)) return [];
  const path = 'spec.revision';
  const gone = spec.revision ? [] : [invalid(path, undefined, 'cannot set an empty revision in build spec')];
  return [...gone, duplicate(path, old.revision)];
};
