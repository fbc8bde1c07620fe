import { posix } from 'node:path';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind, secretKind } from '../../../resources/kinds.ts';
import type { Secret } from '../../../resources/secret.ts';
import { directory, type FileTree } from '../files/file-tree.ts';
import type { BuilderContext } from './builder-context.ts';

/**
 * Puts the secrets and config maps that a build asks for between its sources, where its Dockerfile can copy them.
 *
 * @see https://github.com/openshift/builder/blob/release-4.19/pkg/build/builder/docker.go
 */
export const addLocalSources = ({ build, listers }: BuilderContext, into: FileTree): void => {
  const { secrets = [], configMaps = [] } = build.spec.source ?? {};
  const { namespace } = build.metadata;
  for (const { secret, destinationDir } of secrets) {
    const data = listers.of<Secret>(secretKind).get(namespace, secret.name)?.data;
    addFiles(data, 'base64', destinationDir, into);
  }
  for (const { configMap, destinationDir } of configMaps) {
    const found = listers.of<ConfigMap>(configMapKind).get(namespace, configMap.name);
    addFiles(found?.data, 'utf8', destinationDir, into);
    addFiles(found?.binaryData, 'base64', destinationDir, into);
  }
};

const addFiles = (
  data: Readonly<Record<string, string>> = {},
  encoding: 'utf8' | 'base64',
  destination = '',
  into: FileTree,
): void => {
  const folder = posix.join('/', destination);
  if (folder !== '/') into.add(directory(folder, 0));
  for (const [name, text] of Object.entries(data)) {
    const content = Buffer.from(text, encoding);
    const status = { kind: 'file', size: content.length, mode: 0o644, modified: 0, uid: 0, gid: 0 } as const;
    into.add({ path: posix.join(folder, name), status, content });
  }
};
