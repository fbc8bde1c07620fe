import type { BuildConfig } from '../../resources/builds/build-config.ts';
import { buildConfigKind, configMapKind, secretKind } from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** Before an upload: @throws OcError when secrets or config maps that the configuration wants are not there */
export const refuseMissing = async ({ client, namespace }: Invocation, name: string): Promise<void> => {
  const { source } = (await client.get<BuildConfig>(buildConfigKind, namespace, name)).spec;
  const absent = async (kind: ResourceKind, names: readonly string[]): Promise<string[]> => {
    const missing: string[] = [];
    for (const each of names) if ((await client.find(kind, namespace, each)) === undefined) missing.push(each);
    return missing;
  };
  const maps = await absent(
    configMapKind,
    (source?.configMaps ?? []).map(({ configMap }) => configMap.name),
  );
  const secrets = await absent(
    secretKind,
    (source?.secrets ?? []).map(({ secret }) => secret.name),
  );
  const lines = [
    ...(maps.length > 0 ? [`Config Maps: ${maps.join(', ')}`] : []),
    ...(secrets.length > 0 ? [`Secrets: ${secrets.join(', ')}`] : []),
  ];
  if (lines.length > 0) throw new OcError(`Missing resources\n${lines.join('\n')}`);
};
