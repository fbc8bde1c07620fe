import { posix } from 'node:path';
import type { BuildSource, BuildStrategy } from '../../../resources/builds/build-config.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { duplicate, type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { binaryFileName } from './binary-file-name.ts';
import { validateGitSource } from './validate-git-source.ts';
import { validateImageReference } from './validate-image-reference.ts';
import { validateSecretReference } from './validate-secret-reference.ts';

/** Bytes. */
const LARGEST_DOCKERFILE = 60_000;

type ImageSource = NonNullable<BuildSource['images']>[number];

/** What is wrong with what a build is made from. */
export const validateBuildSource = (source: BuildSource, strategy: BuildStrategy): FieldError[] => {
  const path = 'spec.source';
  const { git, binary, dockerfile, images, contextDir } = source;
  const { dockerStrategy, customStrategy, jenkinsPipelineStrategy: pipeline } = strategy;
  const errors: FieldError[] = [];
  if (dockerStrategy && !pipeline && !git && !binary && dockerfile == null && !images)
    errors.push(
      invalid(path, '', 'must provide a value for at least one source input(git, binary, dockerfile, images).'),
    );
  if (git && binary && !customStrategy) {
    return [
      ...errors,
      invalid(`${path}.git`, '', 'may not be set when binary is also set'),
      invalid(`${path}.binary`, '', 'may not be set when git is also set'),
    ];
  }
  if (git) errors.push(...validateGitSource(git, `${path}.git`));
  if (binary?.asFile && binaryFileName(binary.asFile) === undefined)
    errors.push(
      invalid(
        `${path}.binary.asFile`,
        binary.asFile,
        'file name may not contain slashes or relative path segments and must be a valid POSIX filename',
      ),
    );
  if (Buffer.byteLength(dockerfile ?? '') > LARGEST_DOCKERFILE)
    errors.push(invalid(`${path}.dockerfile`, '', `must be smaller than ${LARGEST_DOCKERFILE} bytes`));
  for (const [index, image] of (images ?? []).entries())
    errors.push(...validateImageSource(image, `${path}.images[${index}]`));
  errors.push(...repeatedNames(images ?? [], `${path}.images`));
  if (pipeline && !pipeline.jenkinsfile && !git)
    errors.push(
      invalid(`${path}.git`, '', 'must be set when using Jenkins Pipeline strategy with Jenkinsfile from a git repo'),
    );
  const isDocker = dockerStrategy != null;
  for (const [index, { secret, destinationDir }] of (source.secrets ?? []).entries())
    errors.push(...validateInput('secret', secret.name, destinationDir, isDocker, `${path}.secrets[${index}]`));
  for (const [index, { configMap, destinationDir }] of (source.configMaps ?? []).entries())
    errors.push(
      ...validateInput('configMap', configMap.name, destinationDir, isDocker, `${path}.configMaps[${index}]`),
    );
  errors.push(...validateSecretReference(source.sourceSecret, `${path}.sourceSecret`));
  if (contextDir && posix.normalize(contextDir).startsWith('..'))
    errors.push(invalid(`${path}.contextDir`, contextDir, 'context dir must not be a relative path'));
  return errors;
};

const validateImageSource = ({ from, pullSecret, paths = [], as = [] }: ImageSource, path: string): FieldError[] => {
  const errors = [
    ...validateImageReference(from, `${path}.from`),
    ...validateSecretReference(pullSecret, `${path}.pullSecret`),
  ];
  const oneOf = "must specify 'paths' or 'as'";
  if (paths.length === 0 && as.length === 0)
    errors.push(required(`${path}.paths`, oneOf), required(`${path}.as`, oneOf));
  for (const [index, { sourcePath = '', destinationDir = '' }] of paths.entries()) {
    const each = `${path}.paths[${index}]`;
    if (!sourcePath) errors.push(required(`${each}.sourcePath`));
    if (!destinationDir) errors.push(required(`${each}.destinationDir`));
    if (!posix.isAbsolute(sourcePath))
      errors.push(invalid(`${each}.sourcePath`, sourcePath, 'must be an absolute path'));
    if (posix.isAbsolute(destinationDir))
      errors.push(invalid(`${each}.destinationDir`, destinationDir, 'must be a relative path'));
    if (posix.normalize(destinationDir).startsWith('..'))
      errors.push(invalid(`${each}.destinationDir`, destinationDir, "destination dir cannot start with '..'"));
  }
  for (const [index, name] of as.entries())
    if (!name) errors.push(invalid(`${path}.as[${index}]`, name, 'must not be empty'));
  return errors;
};

const repeatedNames = (images: readonly ImageSource[], path: string): FieldError[] => {
  const seen = new Set<string>();
  const errors: FieldError[] = [];
  for (const [index, { as = [] }] of images.entries())
    for (const [place, name] of as.entries()) {
      if (name && seen.has(name)) errors.push(duplicate(`${path}[${index}].as[${place}]`, name));
      seen.add(name);
    }
  return errors;
};

const validateInput = (
  member: 'secret' | 'configMap',
  name: string,
  destination = '',
  isDocker: boolean,
  path: string,
): FieldError[] => {
  const errors: FieldError[] = [];
  if (!name) errors.push(required(`${path}.${member}`));
  if (dnsSubdomain(name).length > 0)
    errors.push(invalidGo(`${path}.${member}`, goInput(member, name, destination), `must be valid ${member} name`));
  if (posix.normalize(destination || '.').startsWith('..'))
    errors.push(invalid(`${path}.destinationDir`, destination, "destination dir cannot start with '..'"));
  if (isDocker && posix.isAbsolute(destination))
    errors.push(
      invalid(
        `${path}.destinationDir`,
        destination,
        'for the docker strategy the destinationDir has to be relative path',
      ),
    );
  return errors;
};

/** The value as Go prints it. */
const goInput = (member: 'secret' | 'configMap', name: string, destination: string): string => {
  const [kind, field] = member === 'secret' ? ['SecretBuildSource', 'Secret'] : ['ConfigMapBuildSource', 'ConfigMap'];
  return `build.${kind}{${field}:core.LocalObjectReference{Name:${JSON.stringify(name)}}, DestinationDir:${JSON.stringify(destination)}}`;
};
