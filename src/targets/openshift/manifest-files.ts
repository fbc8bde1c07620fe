/** Commands that change what their files describe. */
const changesByFile =
  /^(?:annotate|apply|auth|autoscale|create|delete|edit|expose|label|new-app|patch|replace|scale|set)$/;

/** Options that name files of descriptions; the last names a folder that is put together from several. */
const fileOptions = /^(?:-f|--filename|--file)(?:=(.*))?$|^-f(.+)$/;
const folderOption = /^(?:-k|--kustomize)(?:=.*)?$/;

/** What a command reads descriptions of objects from: paths, `-` for its input, addresses. */
export const manifestFilesOf = (argv: readonly string[]): readonly string[] => {
  if (!changesByFile.test(argv[1] ?? '')) return [];
  return argv.flatMap((word, index) => {
    if (folderOption.test(word)) return [argv[index + 1] ?? word];
    const match = fileOptions.exec(word);
    if (match === null) return [];
    return (match[1] ?? match[2] ?? argv[index + 1] ?? '').split(',').filter(Boolean);
  });
};
