import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

for (const [shell, line] of [
  ['bash', /^complete -o default -F __oc_complete oc$/m],
  ['zsh', /^#compdef oc$/m],
  ['fish', /^complete -c oc -f -a '\(__oc_complete\)'$/m],
  ['powershell', /^Register-ArgumentCompleter -Native -CommandName oc /m],
] as const)
  test(`completion for ${shell} asks oc what there is`, async () => {
    const { stdout } = await runScripted(`completion ${shell}`);
    assert.match(stdout, line);
    assert.match(stdout, /__complete/);
    assert.doesNotMatch(stdout, /undefined|\$\{'/);
  });

const help = "See 'oc completion -h' for help and examples\n";
for (const [line, message] of [
  ['completion', `error: Shell not specified.\n${help}`],
  ['completion nope', `error: Unsupported shell type "nope".\n${help}`],
  ['completion bash x', `error: Too many arguments. Expected only the shell type.\n${help}`],
] as const)
  test(`oc ${line} is refused`, async () => {
    assert.equal((await runScripted(line)).stderr, message);
  });
