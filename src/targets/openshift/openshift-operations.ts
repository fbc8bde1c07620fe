import { announceContainers, containerFinding } from '../container-operations.ts';
import { containerAddress } from '../container-registries.ts';
import { findOc } from '../find-oc.ts';
import type { RealTarget } from '../real-targets.ts';
import type { TargetOptions } from '../select-target.ts';
import { examineCluster } from './cluster-capabilities.ts';
import { connectCluster } from './connect-cluster.ts';
import { deletePushedImage } from './delete-pushed-image.ts';
import { describeCluster } from './describe-cluster.ts';
import { ocFinding, ocOnPath } from './local-oc.ts';
import { imagesLeft, leftoversOn, openShiftLeftovers } from './openshift-leftovers.ts';
import { requireProjects } from './project-permission.ts';
import { refuseProtectedCluster } from './protected-cluster.ts';
import { reachRegistries } from './reach-registries.ts';
import { routerFinding } from './router-finding.ts';
import { SharedRun } from './shared-run.ts';

/** So many experiments at once keep a cluster busy without being a burden. */
const parallel = 4;

/** Commands that have begun when a run is interrupted have so long to end, milliseconds. */
const patienceWithCommands = 10_000;

/** What can be done with an OpenShift beside running experiments on it. */
export const openShiftOperations: RealTarget = {
  prepareRun: async (options) => {
    const run = SharedRun.begin();
    using stack = new DisposableStack();
    const { api, closing, context } = stack.use(await connectCluster(options, { run, forSoLong: 0 }));
    const { description, user } = await describeCluster(api);
    if (!options.iKnow) await refuseProtectedCluster(api, context);
    await requireProjects(api, user);
    const { client, credentialsFor } = await reachRegistries(api, options);
    stack.defer(() => client.close());
    const oc = options.oc.length > 0 ? options.oc : await ocOnPath();
    const found = await findOc(oc);
    const owned = stack.move();
    return {
      id: run.id,
      // Experiments beside each other would take back each other's changes of what all of them share.
      parallel: options.allow?.includes('cluster-scope') ? 1 : parallel,
      oc: found === undefined ? [] : [found],
      announcement: [
        `${description}${user === undefined ? '' : `, as ${user}`}, context ${context}`,
        `run ${run.id}: its projects are named sp-${run.id}-… and labelled streamproof.dev/run=${run.id}`,
        found === undefined
          ? 'oc: the built-in one (none on PATH)'
          : `oc: ${found}${options.oc.length > 0 ? '' : ' (on PATH)'}`,
        ...(await upstreamLines(options)),
      ],
      remarks: () =>
        run.imagesLeft === 0
          ? []
          : [`Not deleted: ${imagesLeft(run.imagesLeft)}, below ${options.upstream}/sp-${run.id}-…`],
      stop: () => {
        run.stop();
        return run.quiet(patienceWithCommands);
      },
      leftovers: leftoversOn(closing, deletePushedImage(client, credentialsFor), options.timeoutScale),
      [Symbol.dispose]: () => owned[Symbol.dispose](),
    };
  },
  examine: async (options) => {
    using connection = await connectCluster(options, { forSoLong: 0 });
    const { api, context } = connection;
    const { description, user, version } = await describeCluster(api);
    (await reachRegistries(api, options)).client.close();
    const mayChangeCluster = options.allow?.includes('cluster-scope') ?? false;
    const { upstream, registryImage, internalRegistry } = options;
    const [findings, oc, outside] = await Promise.all([
      examineCluster(api, { upstream, internalRegistry, mayChangeCluster }),
      ocFinding(api, options.oc),
      upstream === 'in-cluster' ? routerFinding(api) : isContainer(upstream) ? containerFinding(registryImage) : [],
    ]);
    return [
      { name: 'cluster', state: 'present', detail: `${description}, context ${context}` },
      version === undefined
        ? { name: 'version', state: 'unknown', detail: 'the cluster does not tell its version to this user' }
        : { name: 'version', state: 'present', detail: version },
      { name: 'user', state: user === undefined ? 'unknown' : 'present', detail: user ?? 'the cluster does not tell' },
      ...findings,
      ...[outside].flat(),
      oc,
    ];
  },
  openLeftovers: openShiftLeftovers,
};

const isContainer = (upstream: string | undefined): boolean => containerAddress(upstream) !== undefined;

/** What the user should know of the world outside. */
const upstreamLines = async ({ upstream, registryImage }: Pick<TargetOptions, 'upstream' | 'registryImage'>) => {
  if (isContainer(upstream)) return [await announceContainers(registryImage)];
  return upstream === undefined
    ? ['upstream: none (--upstream): what brings its own images is skipped']
    : [`upstream: ${upstream}`];
};
