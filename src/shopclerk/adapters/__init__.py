"""Each package here plugs one thing in; none of them knows another."""
