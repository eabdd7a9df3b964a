-- The page's "API commands", whole.
stream:write("hello world")
