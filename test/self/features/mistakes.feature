Feature: Experiments that go wrong, each in its own way

  Background:
    Given docker.io serves "acme/web:1" as image A
    And the project "is-test"

  Scenario: The cluster does something else
    When I run `oc import-image web --from=docker.io/acme/web:1 --confirm`
    Then the tag "web:latest" has reference policy Local

  Scenario: A command fails
    When I run `oc import-image web --from=docker.io/acme/web:1`

  Scenario: A command succeeds that should not
    When I run `oc import-image web --from=docker.io/acme/web:1 --confirm`, which fails

  Scenario: A command needs a shell
    When I run `oc get pods | grep web`

  Scenario: A command is not oc
    When I run `rm -rf /`

  Scenario: An image was never introduced
    Then the tag "web:latest" points at image B

  Scenario: A listing differs
    Then `oc rsh -n openshift-image-registry deploy/image-registry ls /` lists nothing

  Scenario: An output differs
    Then `oc get pods` shows:
      """
      NAME READY
      """

  Scenario: The cluster serves no such thing
    When I run `oc get --raw /debug/pprof/`
