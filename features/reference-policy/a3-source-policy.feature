Feature: Source: every node pulls from the external registry
  With policy Source a tag is a name for an external image, no more. Whatever uses the tag gets the external address with the
  digest that the last import saw. The internal registry is not asked, so it cannot cache: every node that lacks the image
  fetches all of it from outside.

  Background:
    Given docker.io serves "openshift/hello-openshift:latest" as image A
    And the project "is-test"
    And only the node "worker-0" takes pods
    And I have run `oc new-app --name hello-ocp --image=docker.io/openshift/hello-openshift`
    And the pods of "hello-ocp" run on the node "worker-0"

  Rule: A second application on another node pulls everything from outside again

    @A3
    Scenario: hello-2 on the other node
      Given only the node "worker-1" takes pods
      When I run `oc new-app --name hello-2 -i hello-ocp`
      Then the pods of "hello-2" run on the node "worker-1"
      And the pods of "hello-2" run image A from "docker.io/openshift/hello-openshift"
      And docker.io served the image of the pods of "hello-2"
      And the node of "hello-2" asked docker.io for the manifest, the config and both layers of image A

    @A3 @needs:own-registry
    Scenario: The internal registry still holds nothing
      Given only the node "worker-1" takes pods
      When I run `oc new-app --name hello-2 -i hello-ocp`
      Then the pods of "hello-2" run image A from "docker.io/openshift/hello-openshift"
      And `oc rsh -n openshift-image-registry deploy/image-registry ls /registry` lists nothing
      And the internal registry stores nothing

  Rule: A node that holds the image under the same name asks nobody

    @A3
    Scenario: hello-2 on the node of hello-ocp starts even with docker.io down
      Given docker.io goes down
      When I run `oc new-app --name hello-2 -i hello-ocp`
      Then the pods of "hello-2" run on the node "worker-0"
      And the pods of "hello-2" run image A from "docker.io/openshift/hello-openshift"
