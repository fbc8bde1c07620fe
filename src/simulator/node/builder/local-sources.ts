import { posix } from 'node:path';
import { type Configuration, type ConfigurationReference, configurationOf } from '../environment/configuration.ts';
import { directory, type FileTree } from '../files/file-tree.ts';
import { madeFile } from '../files/written-files.ts';
import type { BuilderContext } from './builder-context.ts';

/**
 * Puts the secrets and config maps that a build asks for between its sources, where its Dockerfile can copy them.
 *
 * @see https://github.com/openshift/builder/blob/release-4.19/pkg/build/builder/docker.go
 */
export const addLocalSources = ({ build, listers }: BuilderContext, into: FileTree): void => {
  const { secrets = [], configMaps = [] } = build.spec.source ?? {};
  const found = (kind: ConfigurationReference['kind'], name: string): Configuration | undefined =>
    configurationOf({ kind, name, optional: true }, build.metadata.namespace, listers);
  for (const { secret, destinationDir } of secrets) addFiles(found('Secret', secret.name), destinationDir, into);
  for (const { configMap, destinationDir } of configMaps)
    addFiles(found('ConfigMap', configMap.name), destinationDir, into);
};

const addFiles = (configuration: Configuration | undefined, destination = '', into: FileTree): void => {
  const folder = posix.join('/', destination);
  if (folder !== '/') into.add(directory(folder, 0));
  for (const key of configuration?.keys ?? [])
    into.add(madeFile(posix.join(folder, key), configuration?.read(key), { modified: 0, mode: 0o644 }));
};
