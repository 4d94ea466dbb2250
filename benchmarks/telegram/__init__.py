"""The whole bot beside a bare echo handler of the same framework, over the same loopback Telegram."""
