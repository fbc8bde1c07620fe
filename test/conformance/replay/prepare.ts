import { followTag } from '../following-workload.ts';
import { finishDeployers } from './finish-deployers.ts';
import type { ReplayWorld } from './replay-world.ts';
import type { Terminal } from './terminal.ts';

/** Does what a recording says in brackets: what was done to the cluster and its outside world without a command. */
export const prepare = async (directive: string, world: ReplayWorld, terminal: Terminal): Promise<void> => {
  const [verb = '', ...words] = directive.split(' ');
  const action = actions[verb];
  if (action === undefined) throw new Error(`expected one of ${Object.keys(actions).join(', ')}, found [${directive}]`);
  await action(words, world, terminal);
};

type Action = (words: readonly string[], world: ReplayWorld, terminal: Terminal) => Promise<unknown>;

const actions: Readonly<Record<string, Action>> = {
  project: ([name], _, terminal) => terminal.run(`oc new-project ${name}`),
  'use-project': ([name], _, terminal) => terminal.run(`oc project ${name}`),
  run: async (words, _, terminal) => {
    const { exitCode, stdout, stderr } = await terminal.run(words.join(' '));
    if (exitCode !== 0) throw new Error(`${words.join(' ')} failed:\n${stdout}${stderr}`);
  },
  serve: (words, world) => world.serve(words.join(' ')),
  forget: async ([host = '', repository = ''], world) => world.forget(host, repository),
  stop: ([host = ''], world) => world.stop(host),
  start: ([host = ''], world) => world.start(host),
  /** An object on the standard input of the next command. */
  given: async (words, _, terminal) => terminal.type(words.join(' ')),
  /** Seconds. */
  wait: ([seconds], world) => world.cluster.clock.advance(Number(seconds) * 1000),
  push: async ([source = '', target = ''], world) => world.copy(source, target),
  account: ([name = '', namespace = ''], world) =>
    world.admin.request({
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/serviceaccounts`,
      body: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } },
    }),
  /** Says of the deployer pods that no node runs that they have succeeded. */
  deployers: (_, world) => finishDeployers(world),
  /** Makes a DeploymentConfig `dc-…` and a Deployment `dep-…` that follow a tag. */
  workloads: async ([name = '', namespace = '', tag = '', from = namespace], world) => {
    const followed = { namespace, tag, from, fieldManager: 'kubectl-create' };
    await followTag(world.admin, { ...followed, kind: 'DeploymentConfig', name: `dc-${name}` });
    await followTag(world.admin, { ...followed, kind: 'Deployment', name: `dep-${name}` });
  },
};
