import { labelValue, qualifiedName } from '../../../resources/validation/qualified-name.ts';

/**
 * The labels that a node selector of a project demands, `tier=web, zone = a`; `undefined` for anything else. Unlike the selectors of
 * queries it knows no operator but `=`.
 *
 * @see https://github.com/openshift/apiserver-library-go/blob/release-4.19/pkg/labelselector/labelselector.go
 */
export const parseExactLabels = (text: string): Record<string, string> | undefined => {
  if (text.trim() === '') return {};
  const labels: Record<string, string> = {};
  for (const each of text.split(',')) {
    const [, key = '', value = ''] = /^\s*([^\s=]+)\s*=\s*([^\s=]*)\s*$/.exec(each) ?? [];
    if (qualifiedName(key).length + labelValue(value).length > 0) return undefined;
    labels[key] = value;
  }
  return labels;
};
