import type { Command } from '../../command.ts';
import { usageError } from '../../oc-error.ts';

/** `oc completion`: code that lets a shell ask `oc __complete` what a word may become. */
export const completion: Command = {
  usage: 'SHELL',
  flags: [],
  run: async ({ args, context }) => {
    const [shell, ...more] = args;
    if (shell === undefined) throw usageError('oc completion', 'Shell not specified.');
    if (more.length > 0) throw usageError('oc completion', 'Too many arguments. Expected only the shell type.');
    const script = scripts[shell];
    if (script === undefined) throw usageError('oc completion', `Unsupported shell type ${JSON.stringify(shell)}.`);
    context.stdout(script);
  },
};

/** Bash takes words apart at colons, too: what stands before the last one is there already. */
const bash = String.raw`# bash completion for oc

__oc_complete() {
  local typed="${'$'}{COMP_LINE:0:COMP_POINT}" words current answer line directive known
  read -ra words <<< "$typed"
  [[ $typed == *[[:space:]] ]] && words+=('')
  current="${'$'}{words[${'$'}{#words[@]} - 1]}"
  answer="$(eval "${'$'}{words[0]} __complete $(printf '%q ' "${'$'}{words[@]:1}")" 2> /dev/null)"
  directive="${'$'}{answer##*:}"
  COMPREPLY=()
  while IFS='' read -r line; do
    [[ $line == :* || -z $line ]] || COMPREPLY+=("${'$'}{line%%$'\t'*}")
  done <<< "$answer"
  if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
    known="${'$'}{current%"${'$'}{current##*:}"}"
    COMPREPLY=("${'$'}{COMPREPLY[@]#"$known"}")
  fi
  ((directive & 2)) && compopt -o nospace
  ((directive & 4)) && compopt +o default
  return 0
}

complete -o default -F __oc_complete oc
`;

const zsh = String.raw`#compdef oc
compdef _oc oc

_oc() {
  local answer line directive
  local -a lines described space
  answer="$(eval "${'$'}{words[1]} __complete ${'$'}{(q)words[2,CURRENT]}" 2> /dev/null)"
  lines=("${'$'}{(f)answer}")
  directive="${'$'}{lines[-1]#:}"
  for line in "${'$'}{(@)lines[1,-2]}"; do
    described+=("${'$'}{${'$'}{line%%$'\t'*}//:/\:}:${'$'}{line#*$'\t'}")
  done
  ((directive & 2)) && space=(-S '')
  ((${'$'}{#described})) && _describe -V oc described "${'$'}{space[@]}" && return
  ((directive & 4)) || _files
}

[[ ${'$'}{funcstack[1]} == _oc ]] && _oc
`;

const fish = String.raw`# fish completion for oc

function __oc_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l answer (eval $words[1] __complete (string escape -- $words[2..-1]) 2> /dev/null)
    if test "$answer[-1]" = :0
        __fish_complete_path (commandline -ct)
    end
    string match -v -r '^:\d+$' -- $answer
end

complete -c oc -e
complete -c oc -f -a '(__oc_complete)'
`;

const powershell = String.raw`# powershell completion for oc

Register-ArgumentCompleter -Native -CommandName oc -ScriptBlock {
    param($WordToComplete, $CommandAst, $CursorPosition)
    $Words = @($CommandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    if ($WordToComplete -eq '') { $Words += '' }
    & oc __complete @Words 2> $null | Where-Object { $_ -notmatch '^:\d+$' } | ForEach-Object {
        $Name, $About = $_ -split "${'`'}t", 2
        if (-not $About) { $About = $Name }
        [System.Management.Automation.CompletionResult]::new($Name, $Name, 'ParameterValue', $About)
    }
}
`;

const scripts: Readonly<Record<string, string>> = { bash, zsh, fish, powershell };
