import type { Volume, VolumeProjection } from '../../../resources/workloads/pod-spec.ts';

/** A file that a volume shows, and what it comes from where a volume has several sources. */
interface ShownFile {
  readonly path: string;
  readonly source: string;
}

/**
 * The warnings about files of a volume that hide each other, or of which one is a folder of another.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/pod/warnings.go
 */
export const overlappingPathWarnings = (volumes: readonly Volume[]): string[] => volumes.flatMap(warningsOf);

const warningsOf = ({ name, configMap, secret, downwardAPI, projected }: Volume): string[] => {
  const tell = (description: string, files: readonly ShownFile[]): string[] =>
    overlaps(files).map((overlap) => `volume ${quoted(name)} (${description}): overlapping paths: ${overlap}`);
  return [
    ...tell(`ConfigMap ${quoted(configMap?.name)}`, filesOf(configMap?.items)),
    ...tell(`Secret ${quoted(secret?.secretName)}`, filesOf(secret?.items)),
    ...tell('DownwardAPI', filesOf(downwardAPI?.items)),
    ...(projected?.sources ?? [])
      .filter((source) => Object.values(source).every((each) => each == null))
      .map(() => `volume ${quoted(name)} (Projected) has no sources provided`),
    ...tell('Projected', projectedFiles(projected?.sources ?? [])),
  ];
};

const quoted = (text: string | undefined): string => JSON.stringify(text ?? '');

const filesOf = (items: readonly { path?: string }[] | undefined, source = ''): ShownFile[] =>
  (items ?? []).map(({ path = '' }) => ({ path, source }));

/** A source that names no files counts as the one before it: so the real server has it. */
const projectedFiles = (sources: readonly VolumeProjection[]): ShownFile[] => {
  let files: ShownFile[] = [];
  return sources
    .filter((source) => Object.values(source).some((each) => each != null))
    .flatMap((source) => {
      files = sourceFiles(source) ?? files;
      return files;
    });
};

const sourceFiles = (source: VolumeProjection): ShownFile[] | undefined => {
  const { configMap, secret, downwardAPI, serviceAccountToken } = source;
  if (configMap?.items) return filesOf(configMap.items, `ConfigMap ${quoted(configMap.name)}`);
  if (secret?.items) return filesOf(secret.items, `Secret ${quoted(secret.name)}`);
  if (downwardAPI?.items) return filesOf(downwardAPI.items, 'DownwardAPI');
  return serviceAccountToken ? filesOf([serviceAccountToken], 'ServiceAccountToken') : undefined;
};

const overlaps = (files: readonly ShownFile[]): string[] => {
  const trimmed = files.map(({ path, source }) => ({ path: path.replace(/\/+$/, ''), source }));
  return trimmed.flatMap((file, index) =>
    trimmed
      .slice(0, index)
      .filter((other) => file.path !== '' && other.path !== '' && isOver(file.path, other.path))
      .map((other) => `${shown(file)} with ${shown(other)}`),
  );
};

const isOver = (one: string, other: string): boolean =>
  `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);

const shown = ({ path, source }: ShownFile): string => quoted(path) + (source === '' ? '' : ` (${source})`);
