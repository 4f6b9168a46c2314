/// The JSON Schema of shot files, as published under `Fixtures/Schemas`.
public enum ShotSchema {
    /// JSON Schema, draft 2020-12.
    public static let json = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "holdfast.shot/1",
          "title": "Holdfast shot file",
          "description": "What is to be filmed, and by what its takes are judged. YAML or JSON; paths are relative to the file.",
          "type": "object",
          "additionalProperties": false,
          "required": ["shot"],
          "properties": {
            "shot": {"type": "string", "minLength": 1, "maxLength": 200, "description": "Name of the shot."},
            "anchor": {"type": "string", "minLength": 1, "description": "The still that takes must hold to, in the role identity."},
            "references": {
              "type": "array", "maxItems": 9, "description": "Further stills; at most 9 with the anchor.",
              "items": {
                "type": "object", "additionalProperties": false, "required": ["file"],
                "properties": {
                  "file": {"type": "string", "minLength": 1, "description": "Path of the still."},
                  "role": {
                    "enum": ["identity", "wardrobe", "location", "prop", "composition", "style", "first-frame", "last-frame"],
                    "default": "identity", "description": "What the take must hold to in it."
                  },
                  "priority": {"type": "integer", "minimum": 1, "maximum": 100, "default": 1, "description": "1 is asked first."}
                }
              }
            },
            "size": {"type": "string", "pattern": "^[0-9]+[xX×][0-9]+$", "description": "Asked size in pixels, such as 1280x720."},
            "duration": {"$ref": "#/$defs/seconds", "description": "Asked length."},
            "frameRate": {"type": "number", "minimum": 1, "maximum": 1000, "description": "Asked frames per second."},
            "prompt": {"type": "string", "minLength": 1, "maxLength": 10000, "description": "The prompt that takes are made with."},
            "announced": {
              "type": "array", "description": "Changes that are meant to happen: shown, and not counted.",
              "items": {
                "type": "object", "additionalProperties": false, "required": ["change"],
                "properties": {
                  "change": {"type": "string", "minLength": 1, "maxLength": 200, "description": "What changes, such as focus pull."},
                  "channels": {
                    "type": "array", "items": {"type": "string"},
                    "description": "Channels, families or any; needed unless the change is a known one: focus pull, light change, turn away, wardrobe change."
                  },
                  "from": {"$ref": "#/$defs/seconds", "description": "The earliest second that it may begin at."},
                  "to": {"$ref": "#/$defs/seconds", "description": "The latest second that it may begin at."}
                }
              }
            },
            "faces": {"type": "integer", "minimum": 0, "maximum": 100, "description": "Faces that takes should show."},
            "usage": {
              "type": "object", "additionalProperties": false, "description": "Where the stills come from and whether they may be used.",
              "properties": {
                "source": {"type": "string"}, "owner": {"type": "string"}, "approval": {"type": "string"}
              }
            },
            "criteria": {
              "type": "array", "description": "Rules such as reject: identity.face severe for 0.5s; as text, or as one key and its value.",
              "items": {
                "oneOf": [
                  {"type": "string", "pattern": "^\\s*(reject|maybe|require)\\s*:"},
                  {
                    "type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1,
                    "properties": {"reject": {"type": "string"}, "maybe": {"type": "string"}, "require": {"type": "string"}}
                  }
                ]
              }
            },
            "takes": {"type": "array", "items": {"type": "string", "minLength": 1}, "description": "Paths and patterns of its takes, for batch and rank."}
          },
          "$defs": {
            "seconds": {
              "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 86400},
                {"type": "string", "pattern": "^[0-9.]+ ?(s|ms)?$"}
              ]
            }
          }
        }

        """#
}
