"""The same pages by Scrapy (pip install scrapy): ten fields an ad, no delay, nothing stored.

usage: build/release/bench/vigie_crawl_figures serve &   (prints its address)
       python3 bench/crawl/scrapy_peer.py 127.0.0.1:PORT
"""

import resource
import sys
import time

import scrapy
from scrapy.crawler import CrawlerProcess

SITES = 8


class Ads(scrapy.Spider):
    name = "ads"
    custom_settings = {
        "LOG_LEVEL": "ERROR",
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS": SITES,
        "CONCURRENT_REQUESTS_PER_DOMAIN": SITES,
        "TELNETCONSOLE_ENABLED": False,
    }
    pages = 0
    start_urls = [f"http://{sys.argv[1]}/{site}/l/95?page=1" for site in range(SITES)]

    def parse(self, response):
        Ads.pages += 1
        yield from response.follow_all(css="li.ad a", callback=self.parse_ad)
        yield from response.follow_all(css="a[rel=next]", callback=self.parse)

    def parse_ad(self, response):
        Ads.pages += 1
        text = {"title": "h1", "text": "p.text", "name": ".name", "age": ".age", "price": ".price",
                "place": ".place", "posted": ".posted"}
        ad = {field: response.css(css + "::text").get() for field, css in text.items()}
        ad["phones"] = response.css(".phone::text").getall()
        ad["photos"] = response.css("img.photo::attr(src)").getall()
        ad["ad_id"] = response.url.rsplit("/", 1)[1]
        yield ad


process = CrawlerProcess()
process.crawl(Ads)
used = resource.getrusage(resource.RUSAGE_SELF)
cpu, wall = used.ru_utime + used.ru_stime, time.monotonic()
process.start()
used = resource.getrusage(resource.RUSAGE_SELF)
cpu, wall = used.ru_utime + used.ru_stime - cpu, time.monotonic() - wall
print(f"Scrapy {scrapy.__version__}: {Ads.pages} pages, {wall:.2f} s wall, {cpu:.2f} s CPU, "
      f"{1000 * cpu / Ads.pages:.3f} ms CPU a page, peak {used.ru_maxrss / 1024:.0f} MB")
