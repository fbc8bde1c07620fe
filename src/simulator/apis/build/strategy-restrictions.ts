import type { Build } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildConfigKind, buildKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { forbidden, type StatusError } from '../../apimachinery/status-error.ts';

/**
 * Refuses builds and build configurations whose strategy their user may not use, which is the right to create `builds/docker`,
 * `builds/source`, `builds/custom` or `builds/jenkinspipeline`. Owners and finalizers may be changed in any case.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apiserver/admission/strategyrestrictions/admission.go
 */
export const buildStrategyAdmission =
  (authorize: Authorizer): Admission =>
  ({ operation, kind, context, object, old }) => {
    const isBuild = kind === buildKind || kind === buildConfigKind;
    if (!isBuild || operation === 'DELETE' || context.user.groups.includes('system:masters')) return;
    if (old !== undefined && equal(withoutOwners(object), withoutOwners(old))) return;
    return refuseStrategy(authorize, context, object as Build | BuildConfig, (why) =>
      forbidden(kind, object.metadata.name, why),
    );
  };

/**
 * The same for a request to run what is there already.
 *
 * @throws StatusError that `refusal` makes of the reason
 */
export const refuseStrategy = async (
  authorize: Authorizer,
  { user, namespace }: RequestContext,
  { metadata, spec }: Build | BuildConfig,
  refusal: (why: string) => StatusError,
): Promise<void> => {
  const { right, title } = strategyOf(spec.strategy ?? {});
  const { group, version, plural } = buildKind;
  const name = metadata.generateName || metadata.name;
  const access = { user, verb: 'create', group, version, resource: plural, subresource: right, name };
  const { allowed } = await authorize({ ...access, ...(namespace === undefined ? {} : { namespace }) });
  if (!allowed) throw refusal(`build strategy ${title} is not allowed`);
};

const strategyOf = (strategy: Build['spec']['strategy']): { right: string; title: string } => {
  if (strategy.customStrategy) return { right: 'custom', title: 'Custom' };
  if (strategy.sourceStrategy) return { right: 'source', title: 'Source' };
  if (strategy.jenkinsPipelineStrategy) return { right: 'jenkinspipeline', title: 'JenkinsPipeline' };
  const { imageOptimizationPolicy = 'None' } = strategy.dockerStrategy ?? {};
  return { right: imageOptimizationPolicy === 'None' ? 'docker' : 'optimizeddocker', title: 'Docker' };
};

const withoutOwners = ({ metadata, ...object }: KubeObject): object => {
  const { ownerReferences: _, finalizers: __, managedFields: ___, ...others } = metadata;
  return { ...object, metadata: others };
};
