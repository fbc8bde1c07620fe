Feature: Image lookup works in the project of the image stream, and nowhere else
  The API server looks at names of one word only, `myimage:mytag`, and only among the streams of the project in which the pod is
  created. It replaces the name once, when the object is created; a name that it does not find is left as it is, and the
  node takes it for one on docker.io.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"
    And I have run `oc tag docker.io/balazsszeti/hello:sleeper myimage:mytag`
    And I have run `oc set image-lookup myimage`

  Rule: The name of a stream means one of the same project

    @B11
    Scenario: In the project of the stream
      When a pod "web" is created with the image "myimage:mytag"
      Then the pods of "web" run image A from "docker.io/balazsszeti/hello"

    @B11
    Scenario: In another project
      Given the project "other"
      When a pod "other/web" is created with the image "myimage:mytag"
      Then the pod "other/web" cannot pull its image: "docker.io/library/myimage"

    @B11
    Scenario: The name of the project does not help
      Given the project "other"
      When a pod "other/web" is created with the image "myproject/myimage:mytag"
      Then the pod "other/web" cannot pull its image: "docker.io/myproject/myimage"

    @B11
    Scenario: A copy in the other project, with lookup of its own
      Given the project "other"
      And I have run `oc tag myproject/myimage:mytag other/myimage:mytag`
      And I have run `oc set image-lookup myimage -n other`
      When a pod "other/web" is created with the image "myimage:mytag"
      Then the pods of "other/web" run image A from "docker.io/balazsszeti/hello"

  Rule: The name is replaced once

    @B11
    Scenario: A later import does not reach the pod
      Given a pod "web" is created with the image "myimage:mytag"
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      When I run `oc import-image myimage:mytag`
      And a pod "later" is created with the image "myimage:mytag"
      Then the pods of "web" run image A from "docker.io/balazsszeti/hello"
      And the pods of "later" run image B from "docker.io/balazsszeti/hello"

  Rule: A single workload can ask for lookup by itself

    @B11
    Scenario: A deployment with the annotation of `oc set image-lookup deploy/web`
      Given I have run `oc set image-lookup myimage --enabled=false`
      And I have run `oc create deployment web --image=myimage:mytag`
      When I run `oc set image-lookup deploy/web`
      Then the pods of "web" run image A from "docker.io/balazsszeti/hello"
