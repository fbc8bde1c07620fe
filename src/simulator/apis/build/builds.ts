import type { Build, BuildStatus } from '../../../resources/builds/build.ts';
import { hasEnded } from '../../../resources/builds/build.ts';
import { buildKind } from '../../../resources/kinds/kinds.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { buildConditions } from './build-conditions.ts';
import { applyBuildDefaults } from './build-defaults.ts';
import { mergeDifference } from './merge-difference.ts';
import { validateBuildSpec } from './validate-build-spec.ts';

/**
 * Builds. What a build does cannot be changed once it is created, except with which secret it pushes; a build that has
 * ended keeps its phase, and one that has failed the reason.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/build/apiserver/registry/build
 */
export const createBuilds = (machinery: Machinery): RegistryStore<Build> =>
  new RegistryStore<Build>(buildKind, machinery, {
    requireResourceVersion: true,
    applyDefaults: applyDefaultsToBuild,
    prepareForCreate: (build) => {
      (build.status ??= { phase: 'New' }).phase ||= 'New';
      build.metadata.generation = 1;
      manageConditions(build, machinery);
    },
    validate: (build) => [...validateObjectMeta(build, dnsSubdomain), ...validateBuildSpec(build.spec)],
    prepareForUpdate: (build, old) => {
      if (old.status?.phase === 'Failed' && build.status && build.status.reason !== 'OutOfMemoryKilled')
        keepReason(build.status, old.status);
      manageConditions(build, machinery);
      if (!equal(build.spec, old.spec)) build.metadata.generation = (old.metadata.generation ?? 0) + 1;
    },
    validateUpdate: (build, old) => [
      ...validateObjectMetaUpdate(build, old),
      ...(hasEnded(old) && build.status?.phase !== old.status?.phase
        ? [invalid('status.phase', build.status?.phase ?? '', 'phase cannot be updated from a terminal state')]
        : []),
      ...validateSameSpec(build, old),
    ],
  });

/** Fills in what a client may leave out of a build. */
export const applyDefaultsToBuild = (build: Build): void => {
  const spec = (build.spec ??= { strategy: {} });
  applyBuildDefaults(spec);
  if ((spec.triggeredBy ?? []).length === 0) delete spec.triggeredBy;
  const status = (build.status ??= {} as BuildStatus);
  status.output ??= {};
};

/** Brings the conditions of a build in line with its phase. */
export const manageConditions = (build: Build, { clock }: Machinery): void => {
  if (build.status?.phase) build.status.conditions = buildConditions(build.status, clock.now());
};

const keepReason = (status: NonNullable<Build['status']>, { reason, message }: NonNullable<Build['status']>): void => {
  for (const [key, value] of [
    ['reason', reason],
    ['message', message],
  ] as const) {
    if (value === undefined) delete status[key];
    else status[key] = value;
  }
};

const validateSameSpec = ({ spec }: Build, old: Build): FieldError[] => {
  const { pushSecret } = spec.output ?? {};
  const { pushSecret: _, ...output } = old.spec.output ?? {};
  const before = { ...old.spec, output: { ...output, ...(pushSecret && { pushSecret }) } };
  if (equal(spec, before)) return [];
  const difference = JSON.stringify({ spec: mergeDifference(before, spec) });
  return [
    invalid(
      'spec',
      'content of spec is not printed out, please refer to the details',
      `spec is immutable, diff: ${difference}`,
    ),
  ];
};
