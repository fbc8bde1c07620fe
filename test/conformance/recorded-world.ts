import { mkdir } from 'node:fs/promises';
import { connectKubeApi } from '../../src/adapters/client-node.ts';
import type { ImageBuild } from '../../src/adapters/image-build.ts';
import { parseImageReference } from '../../src/image/reference.ts';
import { repositoryName } from '../../src/image/reference-format.ts';
import type { CommandResult } from '../../src/ports/shell.ts';
import { openBuiltInSession } from '../../src/targets/oc-sessions.ts';
import { openUpstreams, startCluster } from '../../src/targets/simulated.ts';

/** A cluster like the one on which an experiment was recorded. */
export interface RecordedWorld {
  run(words: readonly string[]): Promise<CommandResult>;
  /** Lets so much time pass as the recording did between two commands. */
  settle(): Promise<void>;
  /** Does what the recording says in brackets. */
  prepare(directive: string): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly directory: string;
  readonly project: string;
  readonly nodes: number;
  /** What the registries outside serve; a tag that is served twice moves. */
  readonly images: readonly RecordedImage[];
}

/** An image as the recording names it. */
export interface RecordedImage {
  readonly spec: string;
  readonly version: string;
  /** Its digest there, when commands name it. */
  readonly digest?: string;
}

/** Starts an embedded cluster with its project and images. */
export const openRecordedWorld = async ({
  directory,
  project,
  nodes,
  images,
}: WorldOptions): Promise<RecordedWorld> => {
  await mkdir(directory, { recursive: true });
  await using stack = new AsyncDisposableStack();
  const cluster = await startCluster({ directory, nodes });
  stack.defer(() => cluster.close());
  const upstreams = stack.use(openUpstreams(cluster));
  const digests = new Map<string, string>();
  for (const { spec, version, digest } of images) {
    const reference = parseImageReference(spec);
    const build: ImageBuild = { name: version, title: repositoryName(reference), author: 'oracle' };
    const served = await upstreams.get(reference.registry).serve(repositoryName(reference), reference.tag, build);
    if (digest !== undefined) digests.set(digest, served.manifest);
  }
  const session = stack.use(
    await openBuiltInSession({ kubeconfig: cluster.kubeconfig, clock: cluster.clock, directory }),
  );
  const api = stack.use(await connectKubeApi({ text: cluster.kubeconfig }));
  const translate = (word: string): string =>
    word.replaceAll(/sha256:[0-9a-f]{64}/g, (digest) => digests.get(digest) ?? digest);
  const run = (words: readonly string[]): Promise<CommandResult> => session.shell.run({ argv: words.map(translate) });
  const useProject = async (name: string): Promise<void> => void (await run(['oc', 'new-project', name]));
  const cordonAllBut = async (only: string): Promise<void> => {
    for (let index = 0; index < nodes; index += 1) {
      const body = { spec: { unschedulable: `worker-${index}` !== only } };
      await api.request({
        method: 'PATCH',
        path: `/api/v1/nodes/worker-${index}`,
        contentType: 'application/merge-patch+json',
        body,
      });
    }
  };
  await useProject(project);
  const owned = stack.move();
  return {
    run,
    settle: () => cluster.clock.advance(4000),
    prepare: async (directive) => {
      const schedulable = /^only (\S+) is schedulable$/.exec(directive)?.[1];
      if (schedulable !== undefined) await cordonAllBut(schedulable);
      else await useProject(directive.replace(/^project /, ''));
    },
    close: () => owned.disposeAsync(),
  };
};
