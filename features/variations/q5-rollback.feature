Feature: Question 5: does a rollback return to the old image?
  A rollback restores the pod template of an earlier version. If the template names a digest, the old image comes back, as long as
  some registry still has it. If it names a tag, as with a reference, both versions read the same and mean the same.

  A Deployment has a trap that the article does not mention. `oc rollout undo` restores the old template and says so, but the
  trigger annotation still stands: the image trigger controller writes the stream's current image back at once.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"
    And only the node "worker-0" takes pods

  Rule: `oc rollback` of a DeploymentConfig restores the address, and the image if the address names it

    Scenario Outline: <variation>
      Given the tag "<tag>" holds image A as <variation>
      And the deployment config "web" is created with the tag "<tag>"
      And I look at the pods of "web"
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      And the tag "<tag>" gets image B in the same way
      And "web" is rolled out on the node "worker-1", and I look at its pods
      When I run `oc rollback web --to-version=1`
      And I look at the pods of "web"
      Then the answer to "Does a rollback return to the old image?" is "<answer>", as in the article

      @V1Q5
      Examples: An external image
        | variation         | tag                      | answer |
        | an external image | myimage-ref-source:mytag | yes    |

      @V2Q5
      Examples: An external image with pull-through
        | variation                           | tag                     | answer |
        | an external image with pull-through | myimage-ref-local:mytag | yes    |

      @V3Q5
      Examples: A reference to an external image
        | variation                        | tag                     | answer                  |
        | a reference to an external image | myimage-reference:mytag | no, the new image stays |

      @V4Q5
      Examples: An internal image
        | variation         | tag                    | answer |
        | an internal image | myimage-internal:mytag | yes    |

      @V5Q5
      Examples: A tag of another image stream
        | variation                                     | tag          | answer |
        | a copy of an external image                   | fromis:mytag | yes    |
        | a copy of an external image with pull-through | fromis:mytag | yes    |
        | a copy of a reference to an external image    | fromis:mytag | yes    |
        | a copy of an internal image                   | fromis:mytag | yes    |

  Rule: `oc rollout undo` of a Deployment that follows an image stream changes nothing

    @V1Q5
    Scenario: The trigger writes the new image back
      Given the tag "myimage-ref-source:mytag" holds image A as an external image
      And the deployment "web" is created with the tag "myimage-ref-source:mytag"
      And I look at the pods of "web"
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      And the tag "myimage-ref-source:mytag" gets image B in the same way
      And I look at the pods of "web"
      When I run `oc rollout undo deployment/web`
      And I look at the pods of "web"
      Then for "oc rollout undo deployment" the answer to "Does a rollback return to the old image?" is "no, the new image stays", where the article says "yes"
