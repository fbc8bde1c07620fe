import type { Build } from '../../../resources/builds/build.ts';
import type { BuildConfiguration, ProxyConfiguration } from '../../../resources/builds/build-configuration.ts';
import { configMapKind, podKind } from '../../../resources/kinds/kinds.ts';
import { buildConfigurationKind, proxyKind } from '../../../resources/kinds/platform-kinds.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { ControllerContext } from '../../apimachinery/controller.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { nameBaseImage } from '../../image-streams/name-base-image.ts';
import { buildConfigMaps } from './build-config-maps.ts';
import { buildPod } from './build-pod.ts';
import { resolveReferences } from './build-references.ts';
import { giveSecrets } from './build-secrets.ts';
import { type BuildSettings, buildSettings } from './build-settings.ts';
import { buildTrust, type RegistryAuthority } from './build-trust.ts';
import type { BuildUpdate } from './build-update.ts';
import { configureBuild } from './configure-build.ts';
import { configurePod } from './configure-pod.ts';
import { mayRunAsRoot } from './may-run-as-root.ts';
import { requireInputs } from './missing-inputs.ts';
import { resolveEnvironment } from './resolve-environment.ts';
import { StartRefused } from './start-refused.ts';

/** What builds run on. */
export interface Builder {
  /** What builds of Dockerfiles and of sources run. */
  readonly image: string;
  readonly registry: RegistryAuthority;
}

/**
 * Makes the pod of a build, and the config maps that it mounts.
 *
 * @throws StartRefused when something is missing or wrong
 */
export const startBuild = async (
  build: Build,
  { image, registry }: Builder,
  context: ControllerContext,
): Promise<BuildUpdate> => {
  const { client, listers } = context;
  const resolved = copyOf(build);
  await resolveReferences(resolved, client);
  giveSecrets(resolved, listers);
  requireInputs(resolved, listers);
  if (resolved.spec.strategy.customStrategy) nameBaseImage(resolved.spec.strategy.customStrategy);
  const output = resolved.spec.output?.to?.name;
  resolved.status = seenStatus(resolved, output);
  const trust = buildTrust(registry, listers);
  const settings = settingsNow(listers);
  const configured = configureBuild(resolved, settings);
  const planned = planPod(resolved, {
    image,
    trustedHosts: trust.hosts,
    runsAsRoot: await mayRunAsRoot(resolved, client),
  });
  await resolveEnvironment(configured, client);
  const pod = await createPod(build, configurePod(planned, configured, settings), context);
  for (const configMap of buildConfigMaps(build, pod, trust)) await client.create(configMapKind, configMap);
  return {
    phase: 'Pending',
    reason: '',
    message: '',
    outputDockerImageReference: output,
    pushSecret: resolved.spec.output?.pushSecret,
    podName: pod.metadata.name,
  };
};

/** What the build says of itself in its pod: nothing of why it has not started before. */
const seenStatus = ({ status }: Build, output: string | undefined): NonNullable<Build['status']> => {
  const { reason: _, message: __, ...seen } = status ?? { phase: 'New' };
  return { ...seen, ...(output && { outputDockerImageReference: output }) };
};

const planPod = (build: Build, facts: Parameters<typeof buildPod>[1]): Pod => {
  try {
    return buildPod(build, facts);
  } catch (error) {
    const { namespace, name } = build.metadata;
    throw new StartRefused({
      reason: 'CannotCreateBuildPodSpec',
      message: `Failed to create pod spec: failed to create a build pod spec for build ${namespace}/${name}: ${(error as Error).message}`,
    });
  }
};

const createPod = async (build: Build, pod: Pod, { client, events }: ControllerContext): Promise<Pod> => {
  try {
    return await client.create<Pod>(podKind, pod);
  } catch (error) {
    const { message } = error as Error;
    await events.record({
      object: build,
      type: 'Warning',
      reason: 'FailedCreate',
      message: `Error creating build pod: ${message}`,
      source: { component: 'build-controller' },
    });
    throw new StartRefused({ reason: 'CannotCreateBuildPod', message: `Failed creating build pod: ${message}` }, true);
  }
};

/** What the cluster gives to builds at this moment. */
const settingsNow = (listers: Listers): BuildSettings =>
  buildSettings(
    listers.of<BuildConfiguration>(buildConfigurationKind).get(undefined, 'cluster'),
    listers.of<ProxyConfiguration>(proxyKind).get(undefined, 'cluster'),
  );
