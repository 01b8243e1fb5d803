/** Elements that show something and are not on every page: one file, loaded once one of them is drawn. */
export { Badge } from "./badge/badge.tsx";
export { ChatMessage } from "./chat/chat-message.tsx";
export { Json } from "./json/json.tsx";
export { Link } from "./link/link.tsx";
export { Iframe } from "./media/iframe.tsx";
export { Image } from "./media/image.tsx";
export { Logo } from "./media/logo.tsx";
export { Audio, Video } from "./media/played.tsx";
export { Skeleton, Space } from "./space/space.tsx";
