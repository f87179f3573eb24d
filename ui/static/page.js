// The page's scripts. None holds words or the state of a conversation: those come from the server.
import "./theme.js";
import "./panel.js";
import "./chat.js";
import "./preview.js";
import "./views.js";
import "./keys.js";
