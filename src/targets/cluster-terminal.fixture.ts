import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseImageReference } from '../image/reference.ts';
import { repositoryName } from '../image/reference-format.ts';
import type { CommandResult } from '../ports/shell.ts';
import { openBuiltInSession } from './oc-sessions.ts';
import { openUpstreams, startCluster } from './simulated.ts';

/** An embedded cluster with somebody at its terminal, in the project `demo`. */
export interface ClusterTerminal extends AsyncDisposable {
  readonly cluster: Awaited<ReturnType<typeof startCluster>>;
  /** A folder for files. */
  readonly directory: string;
  oc(line: string): Promise<CommandResult>;
  /** Writes files below a folder of the terminal. @returns the folder's path */
  files(folder: string, contents: Readonly<Record<string, string>>): Promise<string>;
  /** Serves an image outside. @returns the digest of its manifest */
  serve(spec: string, name: string): Promise<string>;
}

/** Starts a cluster with two nodes. */
export const openClusterTerminal = async (): Promise<ClusterTerminal> => {
  await using stack = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'cluster-terminal-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  const cluster = await startCluster({ directory });
  stack.defer(() => cluster.close());
  const upstreams = stack.use(openUpstreams(cluster));
  const session = stack.use(
    await openBuiltInSession({
      kubeconfig: cluster.kubeconfig,
      clock: cluster.clock,
      directory,
      registries: { dial: cluster.dial, authority: cluster.api.ca },
    }),
  );
  const oc = (line: string): Promise<CommandResult> => session.shell.run({ argv: ['oc', ...line.split(' ')] });
  await oc('new-project demo');
  const owned = stack.move();
  return {
    cluster,
    directory,
    oc,
    files: async (folder, contents) => {
      for (const [name, content] of Object.entries(contents)) {
        const file = join(directory, folder, name);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
      }
      return join(directory, folder);
    },
    serve: async (spec, name) => {
      const reference = parseImageReference(spec);
      const served = await upstreams.get(reference.registry).serve(repositoryName(reference), reference.tag, { name });
      return served.manifest;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};
