import type { CommonBuildSpec } from '../../../resources/builds/build-config.ts';
import { labelValue, qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { goStrings, invalidGo } from '../../apimachinery/go-value.ts';
import { validateBuildSource } from './validate-build-source.ts';
import { validateBuildStrategy } from './validate-build-strategy.ts';
import { validateOutputReference } from './validate-image-reference.ts';
import { validateSecretReference } from './validate-secret-reference.ts';

type Output = NonNullable<CommonBuildSpec['output']>;

/**
 * The findings about what builds and their configurations have in common.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apis/build/validation/validation.go
 */
export const validateBuildSpec = (spec: CommonBuildSpec): FieldError[] => [
  ...validateBuildSource(spec.source ?? {}, spec.strategy),
  ...(spec.completionDeadlineSeconds !== undefined && spec.completionDeadlineSeconds <= 0
    ? [
        invalid(
          'spec.completionDeadlineSeconds',
          spec.completionDeadlineSeconds,
          'completionDeadlineSeconds must be a positive integer greater than 0',
        ),
      ]
    : []),
  ...validateOutput(spec.output ?? {}),
  ...validateBuildStrategy(spec.strategy),
  ...validatePostCommit(spec.postCommit ?? {}),
  ...validateNodeSelector(spec.nodeSelector ?? {}),
];

const validateOutput = ({ to, pushSecret, imageLabels = [] }: Output): FieldError[] => [
  ...(to ? validateOutputReference(to, 'spec.output.to') : []),
  ...validateSecretReference(pushSecret, 'spec.output.pushSecret'),
  ...imageLabels.flatMap(({ name }, index) => validateLabelName(name, `spec.output.imageLabels[${index}].name`)),
  ...imageLabels.flatMap(({ name }, index) =>
    imageLabels.findIndex((other) => other.name === name) < index
      ? [invalid(`spec.output.imageLabels[${index}].name`, name, 'duplicate name')]
      : [],
  ),
];

const validateLabelName = (name: string | undefined, path: string): FieldError[] => {
  if (!name) return [required(path)];
  const errors = qualifiedName(name);
  return errors.length === 0 ? [] : [invalid(path, name, errors.join('; '))];
};

const validatePostCommit = ({ command = [], args, script = '' }: NonNullable<CommonBuildSpec['postCommit']>) => {
  if (script === '' || command.length === 0) return [];
  const list = args === undefined ? '[]string(nil)' : goStrings(args);
  const value = `build.BuildPostCommitSpec{Command:${goStrings(command)}, Args:${list}, Script:${JSON.stringify(script)}}`;
  return [invalidGo('spec.postCommit', value, 'cannot use command and script together')];
};

const validateNodeSelector = (selector: Readonly<Record<string, string>>): FieldError[] =>
  Object.entries(selector).flatMap(([key, value]) =>
    qualifiedName(key).length + labelValue(value).length > 0
      ? [invalid(`spec.nodeSelector[${key}]`, value, 'must be a valid node selector')]
      : [],
  );
