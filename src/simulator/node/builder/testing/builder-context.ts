import type { Build, BuildStatus } from '../../../../resources/builds/build.ts';
import type { CommonBuildSpec } from '../../../../resources/builds/build-config.ts';
import type { ResourceKind } from '../../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../../resources/kube-object.ts';
import { FileTree } from '../../files/file-tree.ts';
import type { BuilderContext } from '../builder-context.ts';

/** A build at work on these sources, without registries; objects are those that it finds in its project. */
export const builderContext = (
  spec: Partial<CommonBuildSpec>,
  sources: Readonly<Record<string, string>> = {},
  objects: readonly KubeObject[] = [],
): BuilderContext & { readonly log: string[]; readonly reported: Partial<BuildStatus>[] } => {
  const log: string[] = [];
  const reported: Partial<BuildStatus>[] = [];
  const build = { metadata: { name: 'b', namespace: 'a' }, spec: { strategy: {}, ...spec } } as Build;
  const files = new FileTree();
  for (const [path, text] of Object.entries(sources)) {
    const content = Buffer.from(text);
    const status = { kind: 'file', size: content.length, mode: 0o644, modified: 0, uid: 0, gid: 0 } as const;
    files.add({ path, status, content });
  }
  const of = (kind: ResourceKind) => ({
    get: (_: string, name: string) => objects.find((each) => each.kind === kind.kind && each.metadata.name === name),
  });
  const clock = { now: () => 0, after: (_: number, act: () => void) => act() };
  return {
    build,
    files,
    stages: [],
    uploads: new Map(),
    listers: { of },
    clientOf: () => ({
      modify: async (...[, , , edit]: [unknown, unknown, unknown, (current: Build) => void]) => {
        const current = { ...build };
        edit(current);
        reported.push(current.status ?? {});
      },
    }),
    process: { container: { clock }, out: (text: string) => log.push(text.trimEnd()), environment: {} },
    log,
    reported,
  } as unknown as BuilderContext & { log: string[]; reported: Partial<BuildStatus>[] };
};
