/** What a reader of YAML says before its complaints, each of which has a line. */
const PREFIX = /^(error converting YAML to JSON: )?yaml: unmarshal errors:\n/;

/**
 * The warnings that a client gets of one finding of strict reading.
 *
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/endpoints/handlers/rest.go
 */
export const strictWarnings = (finding: string): string[] =>
  PREFIX.test(finding)
    ? finding
        .replace(PREFIX, '')
        .split('\n')
        .map((line) => line.trim())
    : [finding];
