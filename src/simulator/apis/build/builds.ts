import type { Build } from '../../../resources/build.ts';
import { hasEnded } from '../../../resources/build.ts';
import { buildKind } from '../../../resources/kinds.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { applyBuildDefaults } from './build-defaults.ts';
import { validateBuildSpec } from './validate-build-spec.ts';

/**
 * Builds. What a build does cannot be changed once it is created, except where it pushes with which secret; a build that
 * has ended keeps its phase.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/build/apiserver/registry/build
 */
export const createBuilds = (machinery: Machinery): RegistryStore<Build> =>
  new RegistryStore<Build>(buildKind, machinery, {
    applyDefaults,
    validate: (build) => [...validateObjectMeta(build, dnsSubdomain), ...validateBuildSpec(build.spec, true)],
    prepareForUpdate: (build, old) => {
      if (hasEnded(old) && build.status && old.status) build.status.phase = old.status.phase;
    },
    validateUpdate: (build, old) => [
      ...validateObjectMetaUpdate(build, old),
      ...(equal(fixedPart(build), fixedPart(old)) ? [] : [specIsFixed()]),
    ],
  });

const applyDefaults = (build: Build): void => {
  const spec = (build.spec ??= { strategy: {} });
  applyBuildDefaults(spec);
  spec.serviceAccount ||= 'builder';
  if ((spec.triggeredBy ?? []).length === 0) delete spec.triggeredBy;
  const status = (build.status ??= { phase: 'New' });
  status.phase ||= 'New';
  status.output ??= {};
};

/** The controller adds the push secret; everything else stays. */
const fixedPart = ({ spec }: Build): unknown => ({
  ...spec,
  revision: undefined,
  output: { ...spec.output, pushSecret: undefined },
});

const specIsFixed = (): FieldError => ({
  ...invalid('spec', '', ''),
  message: 'Invalid value: "content of spec is not printed out, please refer to the \\"details\\"": spec is immutable',
});
