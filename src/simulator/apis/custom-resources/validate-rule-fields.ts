import { type FieldError, invalid, notSupported, required } from '../../apimachinery/field-error.ts';
import type { Schema, ValidationRule } from '../../apimachinery/openapi-schema.ts';
import { isFieldPath } from './rule-field-path.ts';

const REASONS = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired'];

const hasLines = (text: string): boolean => /[\n\r]/.test(text);

/**
 * The findings about what stands in a rule, before anybody reads it as CEL.
 *
 * @param path of the rule
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/apis/apiextensions/validation/validation.go
 */
export const validateRuleFields = (rule: ValidationRule, schema: Schema, path: string): FieldError[] => {
  const { messageExpression = '', reason, fieldPath = '' } = rule;
  return [
    ...messageFindings(rule, path),
    ...(messageExpression !== '' && messageExpression.trim() === ''
      ? [required(`${path}.messageExpression`, 'messageExpression must be non-empty if specified')]
      : []),
    ...(reason === undefined || REASONS.includes(reason) ? [] : [notSupported(`${path}.reason`, reason, REASONS)]),
    ...(fieldPath === '' ? [] : pathTexts(fieldPath, schema)).map((text) =>
      invalid(`${path}.fieldPath`, fieldPath, text),
    ),
  ];
};

const messageFindings = ({ rule = '', message = '' }: ValidationRule, path: string): FieldError[] => {
  const [own, shown] = [rule.trim(), message.trim()];
  if (own === '') return [required(`${path}.rule`, 'rule is not specified')];
  if (message !== '' && shown === '')
    return [invalid(`${path}.message`, message, 'message must be non-empty if specified')];
  if (hasLines(shown)) return [invalid(`${path}.message`, message, 'message must not contain line breaks')];
  return hasLines(own) && shown === ''
    ? [required(`${path}.message`, 'message must be specified if rule contains line breaks')]
    : [];
};

const pathTexts = (path: string, schema: Schema): string[] => [
  ...(path.trim() === '' ? ['fieldPath must be non-empty if specified'] : []),
  ...(hasLines(path) ? ['fieldPath must not contain line breaks'] : []),
  ...(isFieldPath(path, schema) ? [] : ['fieldPath must be a valid path']),
];
