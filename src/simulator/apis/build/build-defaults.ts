import { posix } from 'node:path';
import type {
  BuildReference,
  BuildSource,
  BuildStrategy,
  CommonBuildSpec,
} from '../../../resources/builds/build-config.ts';
import { binaryFileName } from './binary-file-name.ts';

/**
 * Fills in what a client may leave out of a build or of its configuration. The types of source and strategy follow from
 * which of their members are set, whatever the client says; an image stream stands for its tag `latest`.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apis/build/v1/conversion.go
 */
export const applyBuildDefaults = (spec: CommonBuildSpec): void => {
  defaultSource((spec.source ??= {}));
  defaultStrategy((spec.strategy ??= {}));
  const { to } = (spec.output ??= {});
  if (to && !to.kind) to.kind = 'ImageStream';
  if (to) nameTag(to);
  if (spec.revision) spec.revision.type = 'Git';
  if (spec.revision?.git) {
    spec.revision.git.author ??= {};
    spec.revision.git.committer ??= {};
  }
  spec.resources ??= {};
  spec.postCommit ??= {};
  spec.nodeSelector ??= null;
};

const defaultSource = (source: BuildSource): void => {
  if (source.type === 'Binary') source.binary ??= {};
  source.type = sourceType(source);
  for (const each of source.secrets ?? []) (each.secret ??= { name: '' }).name ??= '';
  for (const each of source.configMaps ?? []) (each.configMap ??= { name: '' }).name ??= '';
  for (const each of source.images ?? []) each.from ??= { kind: '', name: '' };
  if (source.contextDir) setPath(source, 'contextDir', source.contextDir);
  const file = source.binary?.asFile;
  if (source.binary && file) source.binary.asFile = binaryFileName(file) ?? file;
};

const defaultStrategy = (strategy: BuildStrategy): void => {
  if (strategy.type === 'Docker') strategy.dockerStrategy ??= {};
  const { sourceStrategy, dockerStrategy, customStrategy, jenkinsPipelineStrategy } = strategy;
  const type = strategyType(strategy);
  if (type !== undefined) strategy.type = type;
  for (const needsImage of [sourceStrategy, customStrategy])
    if (needsImage) needsImage.from ??= { kind: 'ImageStreamTag', name: '' };
  for (const { from } of [sourceStrategy, dockerStrategy, customStrategy].filter((each) => each != null)) {
    if (!from) continue;
    from.kind ||= 'ImageStreamTag';
    nameTag(from);
  }
  for (const each of [sourceStrategy, dockerStrategy, customStrategy, jenkinsPipelineStrategy])
    for (const { valueFrom } of each?.env ?? []) if (valueFrom?.fieldRef) valueFrom.fieldRef.apiVersion ||= 'v1';
  if (dockerStrategy?.noCache === false) delete dockerStrategy.noCache;
  if (dockerStrategy?.dockerfilePath) setPath(dockerStrategy, 'dockerfilePath', dockerStrategy.dockerfilePath);
  for (const { source } of [...(sourceStrategy?.volumes ?? []), ...(dockerStrategy?.volumes ?? [])])
    for (const files of [source?.secret, source?.configMap]) if (files) files.defaultMode ??= 0o644;
  if (jenkinsPipelineStrategy?.jenkinsfilePath)
    setPath(jenkinsPipelineStrategy, 'jenkinsfilePath', jenkinsPipelineStrategy.jenkinsfilePath);
};

const nameTag = (reference: BuildReference): void => {
  if (reference.kind !== 'ImageStream') return;
  reference.kind = 'ImageStreamTag';
  reference.name = `${reference.name ?? ''}:latest`;
};

/** Paths are kept in their shortest form; the folder itself is not kept. Those that lead out of it are left to be refused. */
const setPath = <K extends string>(object: { [key in K]?: string }, key: K, path: string): void => {
  const cleaned = posix.normalize(path).replace(/(.)\/$/, '$1');
  if (cleaned.startsWith('..')) return;
  if (cleaned === '.') delete object[key];
  else object[key] = cleaned;
};

const sourceType = ({ git, binary, dockerfile, images }: BuildSource): string => {
  if (git) return 'Git';
  if (binary) return 'Binary';
  if (dockerfile != null) return 'Dockerfile';
  return images?.length ? 'Image' : 'None';
};

const strategyType = (strategy: BuildStrategy): string | undefined => {
  if (strategy.sourceStrategy) return 'Source';
  if (strategy.dockerStrategy) return 'Docker';
  if (strategy.customStrategy) return 'Custom';
  return strategy.jenkinsPipelineStrategy ? 'JenkinsPipeline' : strategy.type;
};
